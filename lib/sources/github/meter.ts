import type { Answered } from "@/lib/model/budget.ts";
import type { Spent } from "@/lib/model/connector.ts";

/** Adds up what the calls for one page cost. */
export class Meter {
  #requests = 0;
  #points = 0;
  #ms = 0;

  add(answered: Answered): void {
    this.#requests += 1;
    this.#points += answered.points;
    this.#ms += answered.ms;
  }

  get spent(): Spent {
    return { requests: this.#requests, points: this.#points, ms: this.#ms };
  }
}
