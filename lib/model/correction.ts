/** What a correction is about: how a change was made, or what became of lines of it. */
export const CORRECTION_SUBJECTS = ["composition", "class"] as const;
export type CorrectionSubject = (typeof CORRECTION_SUBJECTS)[number];

/** Entries and groups name what moved them: a correction or a rule of the organisation, by its id. */
export const SAID_BY = { correction: "correction:", rule: "rule:" } as const;

/**
 * The rules of entries that follow from what people said, beside those of the fold. Reading a history again leaves them alone;
 * they are reckoned up after it. `excluded` has no counterpart: its lines leave the figures.
 */
export const SAID_RULES = ["correction", "reclassified", "excluded"] as const;

/** Stands in the place of a class for lines that the organisation leaves out of its figures. */
export const EXCLUDED = "excluded";
