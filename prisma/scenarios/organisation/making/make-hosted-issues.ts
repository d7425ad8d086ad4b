import type { HostedDiscussion, HostedIssue, HostedRepository } from "../hosted-repository.ts";
import { BOT } from "./make-bots.ts";
import { NOUNS, PLACES } from "./names.ts";
import { HOUR, seconds, type World } from "./world.ts";

/** An issue of the repository itself. Some hang below an earlier one. */
export function makeHostedIssue(
  world: World,
  repository: HostedRepository,
  number: number,
  createdAt: number,
): HostedIssue {
  const rng = world.rng.fork(`hosted-issue/${repository.name}/${number}`);
  const authors = world.people.map((person) => person.accounts[0] ?? 0);
  const author = rng.pick(authors);
  const closedAt = seconds(createdAt + rng.next() ** 2 * 900 * HOUR);
  const isClosed = closedAt < world.now && rng.chance(0.8);
  const above = rng.chance(0.15) ? repository.issues.at(-1) : undefined;
  const comments = Array.from({ length: rng.between(0, 3) }, (_, place) => {
    const at = seconds(Math.min(createdAt + (place + 1) * rng.between(1, 30) * HOUR, world.now));
    return {
      id: world.id("comment"),
      author: rng.pick(authors),
      body: "I see this too. Which version?",
      createdAt: at,
      updatedAt: at,
    };
  });
  const label = rng.pick(["bug", "enhancement"]);
  const event = (kind: "labeled" | "assigned" | "closed", at: number, subject: string | null) => ({
    id: world.id("event"),
    kind,
    at,
    actor: author,
    subject,
  });
  const issue: HostedIssue = {
    id: world.id("issue"),
    number,
    title: `The ${rng.pick(NOUNS)} fails ${rng.pick(PLACES)}`,
    body: rng.chance(0.9) ? "Steps:\n1. Open the page\n2. Wait" : null,
    state: isClosed ? "CLOSED" : "OPEN",
    stateReason: isClosed ? (rng.chance(0.85) ? "COMPLETED" : "NOT_PLANNED") : null,
    author,
    createdAt,
    updatedAt: Math.max(createdAt, isClosed ? closedAt : 0, ...comments.map((comment) => comment.updatedAt)),
    closedAt: isClosed ? closedAt : null,
    assignees: rng.chance(0.5) ? [rng.pick(authors)] : [],
    labels: [label],
    milestone: rng.chance(0.2) ? 1 : null,
    type: rng.pick(["Bug", "Feature", "Task", null]),
    subIssues: [],
    parent: above?.number ?? null,
    comments,
    timeline: [event("labeled", createdAt, label), ...(isClosed ? [event("closed", closedAt, null)] : [])],
    projectFields: rng.chance(0.3) ? { Status: isClosed ? "Done" : "Todo", Estimate: rng.between(1, 8) } : {},
  };
  if (above) Object.assign(above, { subIssues: [...above.subIssues, number] });
  return issue;
}

/** A discussion; those of the category Decisions can be answered, and most are. */
export function makeDiscussion(
  world: World,
  repository: HostedRepository,
  number: number,
  createdAt: number,
): HostedDiscussion {
  const rng = world.rng.fork(`discussion/${repository.name}/${number}`);
  const authors = [...world.people.map((person) => person.accounts[0] ?? 0), BOT.actions];
  const isAnswerable = rng.chance(0.6);
  const comments = Array.from({ length: rng.between(1, 6) }, (_, place) => {
    const at = seconds(Math.min(createdAt + (place + 1) * rng.between(1, 20) * HOUR, world.now));
    return {
      id: world.id("comment"),
      author: rng.pick(authors),
      body: "I would take the second option.",
      createdAt: at,
      updatedAt: at,
    };
  }).toSorted((a, b) => a.createdAt - b.createdAt);
  const answer = isAnswerable && rng.chance(0.7) ? rng.pick(comments) : null;
  return {
    id: world.id("discussion"),
    number,
    title: `How should the ${rng.pick(NOUNS)} work ${rng.pick(PLACES)}?`,
    body: "Two options are on the table.",
    category: isAnswerable ? "Decisions" : "Ideas",
    isAnswerable,
    author: rng.pick(authors),
    createdAt,
    updatedAt: Math.max(...comments.map((comment) => comment.updatedAt), createdAt),
    closedAt: null,
    answer: answer?.id ?? null,
    answeredAt: answer === null ? null : answer.createdAt,
    answeredBy: answer === null ? null : rng.pick(authors),
    comments,
  };
}
