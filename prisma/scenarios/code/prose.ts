import { actTitle, capital, type Hand } from "./words.ts";

/** A sentence of plain prose, about the team's own matters. */
export function sentence(hand: Hand): string {
  const { rng, words } = hand;
  const [thing, other, side] = [rng.pick(words.things), rng.pick(words.things), rng.pick(words.sides)];
  const forms = [
    `A ${side} ${thing} waits until its ${other} is known, at most ${rng.between(2, 90)} minutes.`,
    `When the ${other} service is away, ${actTitle(hand)} from the last ${rng.between(2, 90)} hours.`,
    `Every ${thing} names the ${other} that it came from; ${side} ones are kept for ${rng.between(30, 400)} days.`,
    `We ${rng.pick(words.acts)} the ${side} ${thing} before the ${other}, so that a repeat changes nothing.`,
  ];
  return rng.pick(forms);
}

/** A page under a heading, one sentence a line. */
export function page(hand: Hand, title: string, sentences: number): string[] {
  return [`# ${title}`, "", ...Array.from({ length: sentences }, () => sentence(hand))];
}

/** A decision record with its three headings. */
export function decisionRecord(hand: Hand, number: number, title: string): string[] {
  const part = (heading: string): string[] => [
    "",
    `## ${heading}`,
    "",
    sentence(hand),
    sentence(hand),
    sentence(hand),
  ];
  return [
    `# ${number}. ${capital(title)}`,
    "",
    "Status: Accepted",
    ...part("Context"),
    ...part("Decision"),
    ...part("Consequences"),
  ];
}

/** Instructions for agents: the commands, the rules, and where things are. */
export function agentInstructions(hand: Hand, areas: readonly string[]): string[] {
  return [
    "# How to work here",
    "",
    "Run the tests before you propose a change: `npm test`. Keep a change to one area.",
    "",
    "## Rules",
    "",
    ...Array.from({ length: 6 }, () => `- ${sentence(hand)}`),
    "",
    "## Where things are",
    "",
    ...areas.map((area) => `- \`src/${area}\`: ${sentence(hand)}`),
  ];
}
