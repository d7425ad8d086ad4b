import { constants, setPriority } from "node:os";

/**
 * Gives this process, and the git that it starts, what processor time pages leave over: who reads a page waits for it, who reads a
 * repository has been told how far it is. Where the system does not let a process do that, all stay equal.
 */
export function letPeopleGoFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some containers forbid it. Nothing depends on it but waiting.
  }
}
