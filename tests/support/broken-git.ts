import type { EventEmitter } from "node:events";
import { createGit, type Git } from "@/lib/sources/git/git-program.ts";

/** How a call goes wrong: stopped from outside, its output cut in half though it ends well, or whole with a bad end. */
export type Breakage = "killed" | "cut" | "bad end";

/** A git that counts its calls and what each printed; the call `at` (from 0) goes wrong, `size` being what it would print. */
export function brokenGit(
  at: number,
  breakage: Breakage = "killed",
  size = 0,
): { git: Git; sizes: number[] } {
  const plain = createGit();
  const sizes: number[] = [];
  const spawn: Git["spawn"] = (args, env) => {
    const child = plain.spawn(args, env);
    const mine = sizes.push(0) - 1;
    const isBroken = mine === at;
    const push = child.stdout.push.bind(child.stdout);
    child.stdout.push = ((chunk: Buffer | null) => {
      const told = sizes[mine] ?? 0;
      sizes[mine] = told + (chunk?.length ?? 0);
      if (chunk === null || !isBroken || breakage !== "cut") return push(chunk);
      return push(chunk.subarray(0, Math.max(0, Math.floor(size / 2) - told)));
    }) as typeof child.stdout.push;
    if (!isBroken) return child;
    if (breakage === "killed") child.kill("SIGKILL");
    if (breakage === "bad end") {
      const emit = child.emit.bind(child) as EventEmitter["emit"];
      child.emit = ((event: string, ...rest: unknown[]) =>
        event === "close" ? emit(event, 128, null) : emit(event, ...rest)) as typeof child.emit;
    }
    return child;
  };
  return { git: { ...plain, spawn }, sizes };
}
