import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { z } from "zod";
import type { Hook, Operation } from "@/prisma/scenarios/hosts/github/openapi/operations.ts";

const Extract = z.object({
  version: z.string(),
  answers: z.record(z.string(), z.unknown()),
  $defs: z.record(z.string(), z.unknown()),
});

let loaded:
  | {
      readonly ajv: Ajv;
      readonly known: Map<string, ValidateFunction>;
      readonly extract: z.output<typeof Extract>;
    }
  | undefined;

function load() {
  const text = readFileSync(join(import.meta.dirname, "../openapi/schemas.json"), "utf8");
  const extract = Extract.parse(JSON.parse(text));
  const ajv = new Ajv({ strict: false, allErrors: false, inlineRefs: false });
  formats.default(ajv, ["date-time", "uri", "email", "int64", "int32", "uri-template"]);
  ajv.addSchema({ $id: "github", $defs: extract.$defs, answers: extract.answers });
  return { ajv, known: new Map<string, ValidateFunction>(), extract };
}

/** What does not fit GitHub's published description of an answer; null where all does. */
export function misfit(operation: Operation | Hook, body: unknown): string | null {
  loaded ??= load();
  const { ajv, known, extract } = loaded;
  let validate = known.get(operation);
  if (validate === undefined) {
    const pointer = operation.replaceAll("~", "~0").replaceAll("/", "~1");
    if (!(operation in extract.answers)) return `${operation} is not in the extract`;
    validate = ajv.compile({ $ref: `github#/answers/${encodeURIComponent(pointer)}` });
    known.set(operation, validate);
  }
  if (validate(body)) return null;
  const [first] = validate.errors ?? [];
  return `${operation}: ${first?.instancePath ?? ""} ${first?.message ?? "does not fit"}`;
}
