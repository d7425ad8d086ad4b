import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import { formatNumber, plural } from "../numbers/format.ts";
import { CLASS_LABEL } from "../numbers/labels.ts";

type Group = { readonly class: LedgerClass; readonly added: number; readonly removed: number };

/** The classes of a change in one sentence; and a note where the list below holds fewer lines than the change. */
export function prepareGroups(
  groups: readonly Group[],
  gross: number,
): { sentence: string; shown: string | null } {
  const atoms = (name: LedgerClass) =>
    groups.reduce((sum, group) => (group.class === name ? sum + group.added + group.removed : sum), 0);
  const held = LEDGER_CLASSES.map((name) => ({ name, atoms: atoms(name) })).filter((each) => each.atoms > 0);
  const total = held.reduce((sum, each) => sum + each.atoms, 0);
  const parts = held
    .toSorted((a, b) => b.atoms - a.atoms)
    .map((each) => `${CLASS_LABEL[each.name].toLowerCase()} ${formatNumber(each.atoms)}`);
  return {
    sentence:
      total === gross && total > 0
        ? `${plural(gross, "line")}: ${parts.join(", ")}.`
        : `${plural(gross, "line")}.`,
    shown:
      total < gross
        ? `The largest ${plural(groups.length, "group")} are listed: ${formatNumber(total)} of ${plural(gross, "line")}.`
        : null,
  };
}
