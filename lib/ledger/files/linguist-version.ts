/**
 * The edition of the github-linguist tables that the path and marker rules follow (release 9.6.0, commit b45dbe9).
 * Part of the parameters hash: a new edition is a new set of parameters.
 */
export const LINGUIST_VERSION = "linguist-9.6.0-b45dbe9";
