import type { Standing } from "@/lib/views/stream-standing.ts";
import { STANDING_WORD } from "./source-words.ts";

/** How something that is read stands: a mark whose shape differs, and the word. */
export const StandingMark = ({ standing, word }: { standing: Standing; word?: string }) => (
  <span className={`standing is-${standing}`}>
    <span className="dot" aria-hidden />
    {word ?? STANDING_WORD[standing]}
  </span>
);
