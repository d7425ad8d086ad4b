import type { Answered } from "@/lib/model/budget.ts";
import type { Spent } from "@/lib/model/connector.ts";

/** Adds up what the calls for one page cost. */
export class Meter {
  #requests = 0;
  #points = 0;
  #ms = 0;
  #hostAt: Date | null = null;

  add(answered: Answered): void {
    this.#requests += 1;
    this.#points += answered.points;
    this.#ms += answered.ms;
  }

  /** Keeps the host's own time, by the `date` header of its last answer. */
  tell(date: unknown): void {
    const at = new Date(typeof date === "string" ? date : Number.NaN);
    if (!Number.isNaN(at.getTime())) this.#hostAt = at;
  }

  get hostAt(): Date | null {
    return this.#hostAt;
  }

  get spent(): Spent {
    return { requests: this.#requests, points: this.#points, ms: this.#ms };
  }
}
