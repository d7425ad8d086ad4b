import { SourceFailure } from "@/lib/core/source-failure.ts";

/** The host no longer knows the place in a list that a cursor names. The list is begun again. */
export class LostPlace extends SourceFailure {
  constructor() {
    super("unsupported", "The place in the list is no longer known", {
      fix: "It is read again from its start.",
    });
    this.name = "LostPlace";
  }
}
