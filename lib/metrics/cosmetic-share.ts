import { defineClassShare } from "./class-share.ts";

export const cosmeticShare = defineClassShare({
  class: "cosmetic",
  id: "cosmetic-share",
  title: "Cosmetic lines",
  settles: "at-merge",
  definition:
    "Lines that change how code looks and not what it does: white space and re-wrapping, comments alone, blocks that moved, the order of imports, and the same edit in ten places or more but for the first three.",
  limits: [
    "Languages are told by file name; in a language that is not known, only white space and moves are seen.",
    "A comment inside a block that the change does not show from its start may count as code.",
  ],
  never: "Discouraging formatting, comments or renames: they are only not counted.",
  params: { moveMinLines: 3, moveMinAlphanumerics: 20, bulkSites: 10 },
});
