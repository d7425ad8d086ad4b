import type { TitlePart } from "./change-facts.ts";

/** A branch or a number of a repository, as one word. */
export const placeKey = (repo: string, place: string | number): string => `${repo}\0${place}`;

/** What the parts of one thing have in common. */
export const partKey = (repo: string, { stem, of }: TitlePart): string => `${repo}\0${of}\0${stem}`;
