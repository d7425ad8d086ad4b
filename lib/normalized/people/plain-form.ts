/** A name, login or part of an address without what tells their spellings apart: `Mia Berg`, `mia.berg` and `mia-berg` are one, and so are `Åsa` and `asa`. */
export const plainForm = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
