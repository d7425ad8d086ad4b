import type { Rng } from "@/lib/core/rng.ts";
import type { ImportPerson } from "@/prisma/scenarios/git/encode-commit.ts";

export const GITHUB: ImportPerson = { name: "GitHub", email: "noreply@github.com" };
const BOT: ImportPerson = {
  name: "dependabot[bot]",
  email: "49699333+dependabot[bot]@users.noreply.github.com",
};
const AGENT: ImportPerson = { name: "Copilot", email: "198982749+Copilot@users.noreply.github.com" };

type Byline = { readonly author: ImportPerson; readonly trailer: string };

/** Who wrote a change: mostly one of forty people, some with a tool, some agents, a few bots. */
export function byline(rng: Rng): Byline {
  const number = rng.between(1, 40);
  const person = { name: `Person ${number}`, email: `person${number}@example.com` };
  const roll = rng.next();
  if (roll < 0.05) return { author: BOT, trailer: "" };
  if (roll < 0.12) return { author: AGENT, trailer: `\n\nCo-authored-by: ${person.name} <${person.email}>` };
  if (roll < 0.3)
    return { author: person, trailer: "\n\nCo-Authored-By: Claude Sonnet 5 <noreply@anthropic.com>" };
  return { author: person, trailer: "" };
}
