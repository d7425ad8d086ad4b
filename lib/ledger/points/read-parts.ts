import { z } from "zod";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import { effectiveAtoms } from "./effective-atoms.ts";

const Part = z.tuple([z.enum(LEDGER_CLASSES), z.coerce.number().int(), z.coerce.number().int()]);

/** The lines of a change that carry points, by class, from `net 60 10;rework 12 0`: class, added, removed. */
export const readParts = (text: string): { class: LedgerClass; atoms: number }[] =>
  (text === "" ? [] : text.split(";")).map((part) => {
    const [name, added, removed] = Part.parse(part.split(" "));
    return { class: name, atoms: effectiveAtoms(name, added, removed) };
  });
