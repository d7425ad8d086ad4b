import { defineClassShare } from "./class-share.ts";

export const generatedShare = defineClassShare({
  class: "generated",
  id: "generated-share",
  title: "Generated lines",
  settles: "at-merge",
  definition:
    "Lines in files that tools or other people write: lock files, vendored code, generated code, snapshots, minified files and media. Told by .gitattributes, by path, by the generator's mark in the first 40 lines, and by line length.",
  limits: [
    "This has nothing to do with AI: code that an agent wrote is not generated in this sense.",
    "The path rules know conventions, so a folder called cache or dist is taken for generated. A line in .gitattributes with linguist-generated=false puts that right.",
  ],
  never: "Reading it as the share of AI-written code, or using the rules to hide work written by hand.",
  params: { linguist: "9.6.0", markerLines: 40, minifiedMeanBytes: 110 },
});
