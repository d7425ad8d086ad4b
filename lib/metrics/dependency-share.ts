import { defineClassShare } from "./class-share.ts";

export const dependencyShare = defineClassShare({
  class: "dependency",
  id: "dependency-share",
  title: "Dependency lines",
  settles: "at-merge",
  definition:
    "Lines in manifests that differ in version numbers only, and the manifests that dependency bots change. Lock files are counted as generated; code that adapts to a new version is work like any other.",
  limits: [
    "Adding or removing a dependency is not in here.",
    "Bumps that cite a security advisory are in here as well and marked on the item.",
  ],
  never: "Counting it as idle work: staying current sustains the product.",
  params: {},
});
