/** A name in the message of a commit that may be a work item's: as it is written there, with a few words around it. */
export type CommitMention = {
  /** `ED-12`, `ed-12`, `#12` or `owner/name#12`. */
  readonly label: string;
  readonly rule: "commit" | "closing_keyword";
  readonly evidence: string;
};
