import { byHand, type Maker } from "./maker.ts";

/** A person with a tool that signs its commits; the squash commit keeps the trailer or hides it. */
const signedBy = (trailer: string, kept: boolean): Maker => ({
  ...byHand,
  made: "hybrid",
  shown: "hybrid",
  shownInCopy: kept ? "hybrid" : "unknown",
  tail: () => `\n\n${trailer}`,
  squashTail: () => (kept ? `\n\n${trailer}` : ""),
});

const CLAUDE = "Co-Authored-By: Claude Sonnet 5 <noreply@anthropic.com>";

export const withClaudeCode = signedBy(CLAUDE, true);
/** Only the commits of the pull request still tell. */
const withClaudeCodeHidden = signedBy(CLAUDE, false);
export const withCursor = signedBy("Co-authored-by: Cursor <cursoragent@cursor.com>", true);
export const withCopilotChat = signedBy("Co-authored-by: Copilot <copilot@github.com>", false);

/** The same help with the trailer switched off: nothing of it is left in git. */
export const quietlyAssisted: Maker = { ...byHand, made: "hybrid" };

export const ASSISTED = [withClaudeCode, withClaudeCodeHidden, withCursor, withCopilotChat] as const;
