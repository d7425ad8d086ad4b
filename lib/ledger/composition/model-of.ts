const FAMILY = "claude|gpt|chatgpt|gemini|codex|grok|qwen|deepseek|llama|mistral|devstral|codestral|kimi|glm";
/** `claude-opus-4.6`, `openai/gpt-5.5-codex`, `qwen3-coder`: no spaces, and a version somewhere. */
const ID = new RegExp(`^(?:[\\w.-]+/)?(?:${FAMILY})(?:(?:-[a-z]+)*-v?\\d|v?\\d)[\\w.:@-]*$`, "i");
/** `Claude Opus 4.8`, `Gemini 2.5 Pro`, `GPT-5 Codex`. */
const NAME = new RegExp(
  `^(?:${FAMILY})(?: (?:opus|sonnet|haiku|fable|mythos|instant|pro|flash|coder|max|mini))?[ -]v?\\d+(?:\\.\\d+)*(?:[ -](?:opus|sonnet|haiku|pro|flash|codex|mini|nano|max|coder|turbo|lite))*$`,
  "i",
);
const IN_BRACKETS = /\(([^()]*)\)\s*$/;

const isModel = (text: string): boolean => ID.test(text) || NAME.test(text);

/**
 * The model that a name or value tells: `Claude Opus 4.8 (1M context)`, `aider (gpt-5.5)`, `claude-opus-4.6`.
 * Null where it names none, as plain `Claude` does.
 */
export function modelOf(text: string): string | null {
  const bracketed = IN_BRACKETS.exec(text)?.[1]?.trim();
  if (bracketed !== undefined && isModel(bracketed)) return bracketed;
  const plain = text.replace(IN_BRACKETS, "").trim();
  return isModel(plain) ? plain : null;
}
