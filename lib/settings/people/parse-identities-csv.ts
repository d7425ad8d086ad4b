import { z } from "zod";
import { ACCOUNT_KINDS, type AccountKind } from "@/lib/model/account.ts";
import { type LineFault, readTable } from "../read-table.ts";

/** What a line says of an identity. `person`: an identity of the person it belongs to, itself, or null for nobody's. */
export type IdentityLine = {
  readonly line: number;
  readonly identity: string;
  /** Undefined: the line says nothing of it. */
  readonly person?: string | null;
  readonly kind?: AccountKind;
};

const Line = z.object({
  identity: z.string().trim().min(1, "identity is empty").max(400, "identity is longer than one can be"),
  person: z.string().trim().max(400, "person is longer than one can be").optional(),
  kind: z
    .union([z.literal(""), z.enum(ACCOUNT_KINDS)], {
      error: `kind must be one of ${ACCOUNT_KINDS.join(", ")}, or empty`,
    })
    .optional(),
});

/**
 * Reads a table of identities: `identity`, and `person`, `kind` or both; further columns are left alone. `person` names an
 * identity of the same person, or the same identity for a person of its own, or `none`. Every line that cannot be read is
 * named. Throws `invalid` where the text is no such table.
 */
export function parseIdentitiesCsv(text: string): {
  readonly lines: readonly IdentityLine[];
  readonly faults: readonly LineFault[];
} {
  const records = readTable(text, ["identity"]);
  const faults: LineFault[] = [];
  const lines: IdentityLine[] = [];
  const seen = new Set<string>();
  for (const { record, line } of records) {
    const parsed = Line.safeParse(record);
    if (!parsed.success) {
      faults.push({ line, message: parsed.error.issues[0]?.message ?? "cannot be read" });
      continue;
    }
    const { identity, person, kind } = parsed.data;
    if (seen.has(identity)) faults.push({ line, message: `${identity} is listed twice` });
    else
      lines.push({
        line,
        identity,
        ...(person && { person: person.toLowerCase() === "none" ? null : person }),
        ...(kind && { kind }),
      });
    seen.add(identity);
  }
  return { lines, faults };
}
