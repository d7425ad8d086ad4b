/** What turns the direction of text around (Unicode Standard Annex 9, explicit directional formatting). */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A title that somebody wrote, without the marks that turn the text after them around: right-to-left words still stand right to
 * left, and nobody is shown another text than was written.
 */
export const plainTitle = (title: string): string => title.replaceAll(TURNS, "").trim();
