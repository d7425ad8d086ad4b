const WORDS: Readonly<Record<string, string>> = {
  "first-reported": "As first reported when it merged",
  "no-noise-rule": "No rule takes it out",
  "closed-unmerged": "The pull request was closed without being merged",
  "closed-mechanical":
    "Closed without being merged; nobody wrote these lines by hand, or only moved or formatted them",
  "landed-elsewhere": "Four fifths of its lines or more landed in another change",
  "own-21d": "Rewrites the team's own lines, younger than 21 days",
  "unpaired-30d": "Removed without replacement within 30 days",
  "version-only": "Nothing but a version differs",
  format: "Only white space or wrapping differs",
  moved: "A block that only moved",
  import: "Imports put in another order",
  comment: "Nothing but comments changed",
  "bulk-edit": "The same edit in ten places or more, beyond the first three",
  "fix-issue":
    "A linked work item reports something broken; changes named here are candidates for its origin",
  "fix-issue-tangled":
    "Tests and documents of a fix that a linked work item tells; changes named here are candidates for its origin",
  "fix-title": "The title says that it fixes something; changes named here are candidates for its origin",
  "fix-title-tangled":
    "Tests and documents of a fix that the title tells; changes named here are candidates for its origin",
  "small-settings": "Ten lines or fewer of settings, build, project files or plain documents",
  "small-upkeep": "Ten lines or fewer, and title or label say that it is upkeep",
  generated: "Generated file",
  lockfile: "Lock file",
  vendored: "Vendored file",
  minified: "Minified file",
  snapshot: "Test snapshot",
  media: "Media file",
  marker: "The file says that it is generated",
  attribute: "Marked in .gitattributes",
  R1: "“This reverts commit …” in the message",
  R2: "“Reverts #…” in the message",
  R3: "The title names what it reverts",
  R4: "The exact inverse of an earlier change",
  D1: "“cherry picked from commit …” in the message",
  D2: "The same patch as an earlier change",
  D3: "The title or message names what it backports",
  "P-sha": "Its commits had landed before",
  "P-content": "At least half of its lines had landed before",
  correction: "A person corrected it",
  reclassified: "A rule of the organisation",
  excluded: "Left out by a rule of the organisation",
  "P-bookkeeping": "Changelog and version of a release",
};

/** What a rule says, in a few words; the id itself where it is one that has none. */
export const ruleWords = (rule: string): string => WORDS[rule] ?? rule;
