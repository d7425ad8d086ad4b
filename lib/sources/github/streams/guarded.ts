import { ZodError } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Stream } from "@/lib/model/connector.ts";

/** A stream whose answers of a wrong shape are failures in words, like all others. */
export const guarded = (stream: Stream): Stream => ({
  ...stream,
  readPage: (request) =>
    stream.readPage(request).catch((error: unknown) => {
      if (!(error instanceof ZodError)) throw error;
      const places = error.issues.slice(0, 3).map((issue) => issue.path.join(".") || "the whole");
      throw new SourceFailure("malformed", `The answer is not what GitHub gives: ${places.join(", ")}`, {
        fix: "Check the address of the connection; if it is right, it is asked again by itself.",
      });
    }),
});
