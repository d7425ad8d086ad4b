const SPEC =
  /(?:^|\/)docs\/(?:spec|specs|prd|design)\/|\.feature$|(?:^|\/)specs\/(?:.+\/)?(?:spec|plan|tasks)\.md$/;
const DECISION = /(?:^|\/)(?:docs\/(?:adr|adrs|decisions|rfc|rfcs)|doc\/adr)\//;

/** An account of what happened, in small letters. */
export const POST_MORTEM =
  /(?:^|\/)(?:post-?mortems?|incidents?|incident-reports?)\/.+\.(?:md|mdx|rst|adoc|txt)$/;

/** Whether a file says what is wanted: folders and names that teams and their tools use for that. */
export const isSpecPath = (path: string): boolean => SPEC.test(path);

/** Whether a file is a record of a decision, as adr-tools, MADR and others lay them down. */
export const isDecisionPath = (path: string): boolean => DECISION.test(path);
