import { correctLines } from "@/app/correction-actions.ts";
import { plural } from "@/components/numbers/format.ts";
import { CLASS_LABEL } from "@/components/numbers/labels.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SelectField } from "@/components/ui/select-field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import type { EXCLUDED } from "@/lib/model/correction.ts";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import type { GroupQuery } from "@/lib/views/group-query.ts";
import { ItemFields, type ItemIds } from "./item-fields.tsx";

type Group = {
  readonly path: string;
  /** As it was computed, and as it counts where somebody said otherwise. */
  readonly class: LedgerClass;
  readonly counted: LedgerClass | typeof EXCLUDED | null;
  readonly lines: number;
};
type Props = { ids: ItemIds; meant: GroupQuery; groups: readonly Group[] };

/** Says what became of lines of the change: those of one file, or of all. */
export function CorrectLines({ ids, meant, groups }: Props) {
  const choices = chosen(groups);
  const asked = JSON.stringify([meant.class, meant.path]);
  const from = choices.some(({ value }) => value === asked) ? meant.class : groups[0]?.class;
  return (
    <div>
      <h3 id="correct-lines">Correct what became of its lines</h3>
      <ActionForm action={correctLines}>
        <ItemFields ids={ids} />
        <SelectField
          name="lines"
          label="These lines"
          defaultValue={choices.some(({ value }) => value === asked) ? asked : (choices[0]?.value ?? "")}
          choices={choices}
        />
        <SelectField
          name="to"
          label="are"
          defaultValue={from === "net" ? "generated" : "net"}
          choices={LEDGER_CLASSES.map((value) => ({ value, label: CLASS_LABEL[value] }))}
        />
        <TextArea
          name="reason"
          label="Why"
          hint="3 to 500 characters. Everybody who sees the change reads it."
        />
        <div>
          <SubmitButton tone="plain">Correct these lines</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

/** All lines of each class that the change holds, then those of each file. */
function chosen(groups: readonly Group[]) {
  const sums = new Map<string, { from: LedgerClass; path: string | null; lines: number; now: string }>();
  const add = (group: Group, path: string | null) => {
    const value = JSON.stringify([group.class, path]);
    const isSame = group.counted === null || group.counted === group.class;
    const now = path === null || isSame ? "" : ", counted otherwise by now";
    sums.set(value, { from: group.class, path, now, lines: (sums.get(value)?.lines ?? 0) + group.lines });
  };
  for (const group of groups) add(group, null);
  for (const group of groups) add(group, group.path);
  return [...sums].map(([value, { from, path, lines, now }]) => ({
    value,
    label: `${CLASS_LABEL[from]}, ${path ?? "in all its files"} (${plural(lines, "line")}${now})`,
  }));
}
