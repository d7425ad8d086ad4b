import { SourceFailure } from "@/lib/core/source-failure.ts";

/** The host gave up over a page: it was too much for its time limit, or seemed to be. A smaller one may work. */
export class HeavyPage extends SourceFailure {
  constructor(message: string, cause?: unknown) {
    super("unreachable", message, { cause, fix: "Smaller pages are asked for by themselves." });
    this.name = "HeavyPage";
  }
}
