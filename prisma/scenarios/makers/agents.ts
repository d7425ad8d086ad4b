import type { Rng } from "@/lib/core/rng.ts";
import type { ImportPerson } from "../git/encode-commit.ts";
import { byHand, type Maker } from "./maker.ts";

const suffix = (topic: string, digits: string): string => `${topic}-${digits}`;
const asked = (person: ImportPerson): string => `\n\nCo-authored-by: ${person.name} <${person.email}>`;

const COPILOT_COMMITS = {
  name: "copilot-swe-agent[bot]",
  email: "198982749+Copilot@users.noreply.github.com",
};
const COPILOT = { name: "Copilot", email: "198982749+Copilot@users.noreply.github.com" };

/** The account of an agent writes every commit; the person who asked stands as co-author. */
const account = (head: string, commits: ImportPerson, squash: ImportPerson): Maker => ({
  ...byHand,
  made: "agent",
  shown: "agent",
  shownInCopy: "agent",
  head: (topic) => `${head}/${topic}`,
  author: () => commits,
  tail: asked,
  squashAuthor: () => squash,
  squashTail: asked,
});

export const copilotAgent: Maker = { ...account("copilot", COPILOT_COMMITS, COPILOT), opensEmpty: true };

const DEVIN = { name: "Devin AI", email: "158243242+devin-ai-integration[bot]@users.noreply.github.com" };
export const devin: Maker = account("devin", DEVIN, DEVIN);

const CLAUDE_BOT = { name: "claude[bot]", email: "209825114+claude[bot]@users.noreply.github.com" };
export const claudeBot: Maker = account("claude", CLAUDE_BOT, CLAUDE_BOT);

const CURSOR_AGENT = { name: "Cursor Agent", email: "cursoragent@cursor.com" };
export const cursorAgent: Maker = {
  ...account("cursor", CURSOR_AGENT, CURSOR_AGENT),
  head: (topic, rng) => `cursor/${suffix(topic, rng.between(4096, 65535).toString(16))}`,
};

/** Opened and committed under the person's account: the task link in the squash body shows an agent, the commits a person. */
export const codexWithLink: Maker = {
  ...byHand,
  made: "agent",
  shown: "hybrid",
  shownInCopy: "agent",
  head: (topic) => `codex/${topic}`,
  squashTail: (_, rng) => `\n\n------\nhttps://chatgpt.com/codex/tasks/task_e_${hex(rng)}${hex(rng)}`,
};

const hex = (rng: Rng): string => rng.between(0x10000000, 0x7fffffff).toString(16);

/** Squashed without the link: the branch is not in git, and nothing else tells. */
export const codexSquashed: Maker = { ...byHand, made: "agent", head: (topic) => `codex/${topic}` };

/** Merged, so that the branch is in git: a tool took part, but nothing shows that it worked on its own. */
export const codexMerged: Maker = { ...codexSquashed, shown: "hybrid" };

/** An agent begins and a person goes on, with more than a tenth of the lines. */
export const agentThenPerson: Maker = {
  ...account("copilot", COPILOT_COMMITS, COPILOT),
  made: "hybrid",
  shown: "hybrid",
  author: (person, place) => (place === 0 ? COPILOT_COMMITS : person),
  tail: (person, place) => (place === 0 ? asked(person) : ""),
  finished: true,
};

/** Every line is under a note of git-ai; `share` of them are a tool's. */
const noted = (made: "human" | "hybrid" | "agent", share: number, base: Maker): Maker => ({
  ...base,
  made,
  shown: made,
  noted: share,
});

export const notedByHand = noted("human", 0, byHand);
export const notedMixed = noted("hybrid", 0.5, byHand);
export const notedAgent = noted("agent", 1, cursorAgent);
