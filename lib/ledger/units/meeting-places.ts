import type { ChangeFacts } from "./change-facts.ts";
import type { Handle } from "./handles-of.ts";

/** Changes by the words that they stand under, room by room. Each place is visited once. */
export class MeetingPlaces {
  readonly #rooms = new Map<string, Map<string | number, ChangeFacts[]>>();

  add([room, word]: Handle, change: ChangeFacts): void {
    const words = this.#rooms.get(room) ?? new Map<string | number, ChangeFacts[]>();
    if (words.size === 0) this.#rooms.set(room, words);
    const standing = words.get(word);
    if (standing) standing.push(change);
    else words.set(word, [change]);
  }

  /** Those who stand at a place; nobody the second time. */
  visit([room, word]: Handle): readonly ChangeFacts[] {
    const words = this.#rooms.get(room);
    const standing = words?.get(word) ?? [];
    words?.delete(word);
    return standing;
  }
}
