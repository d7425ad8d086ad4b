import { moveTo, type Story, tipOf } from "./story.ts";

/** Starts a long-lived branch where another one stands. */
export function branchOff(story: Story, name: string, from: string): void {
  const tip = tipOf(story, from);
  story.importer.branch(`refs/heads/${name}`, tip.mark);
  moveTo(story, name, tip);
  story.common.set([name, from].sort().join(" "), tip.tree);
}
