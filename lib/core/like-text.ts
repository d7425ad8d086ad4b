/** The text as LIKE takes it literally. */
export const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, (each) => `\\${each}`);
