import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";

/** One bit a class, in precedence order: the lowest bit that is set decides. No bit is `net`. */
export const MARK = Object.fromEntries(
  LEDGER_CLASSES.map((name, index) => [name, name === "net" ? 0 : 1 << index]),
) as Readonly<Record<LedgerClass, number>>;

const NET = LEDGER_CLASSES.length - 1;

/** Position in `LEDGER_CLASSES` of the class that a set of marks comes to. */
export const classIndex = (marks: number): number => (marks === 0 ? NET : 31 - Math.clz32(marks & -marks));

export const classOf = (marks: number): LedgerClass => LEDGER_CLASSES[classIndex(marks)] ?? "net";

/** What is known of an atom beside its marks. */
export const ATOM = {
  plus: 1,
  /** A removed line that an added one replaces, and that added one. */
  paired: 2,
  /** A line of a re-land: it lives on as the atom that `ref` names. */
  alias: 4,
  /** The same bit of a removed line: it was blank or a comment. */
  idle: 4,
  /** Its line keeps an earlier birth: it was moved or formatted, not written. */
  keeps: 8,
  /** Three bits: which cosmetic rule. */
  cosmeticShift: 4,
  /** No other class had taken it when the change landed. */
  left: 128,
} as const;

export const COSMETIC_RULES = ["format", "moved", "import", "comment", "bulk-edit"] as const;

/** Place of the cosmetic rule of an atom, by its kind, in `COSMETIC_RULES`. */
export const cosmeticRule = (kind: number): number => (kind >> ATOM.cosmeticShift) & 7;
