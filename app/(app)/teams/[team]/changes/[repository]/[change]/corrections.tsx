import { withdrawCorrection } from "@/app/correction-actions.ts";
import { formatMinute } from "@/components/numbers/format.ts";
import { CLASS_LABEL, COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { ChangeItem } from "@/lib/views/change-item.ts";
import type { GroupQuery } from "@/lib/views/group-query.ts";
import type { ItemCorrection } from "@/lib/views/item-corrections.ts";
import { CorrectLines } from "./correct-lines.tsx";
import { CorrectMade } from "./correct-made.tsx";
import { ItemFields, type ItemIds } from "./item-fields.tsx";

type Props = {
  item: ChangeItem;
  /** The lines that the address means. */
  meant: GroupQuery;
  ids: ItemIds;
  userId: string;
  isAdmin: boolean;
};

/** What people said about this change, and where to say it. */
export function Corrections({ item, meant, ids, userId, isAdmin }: Props) {
  const { corrections, groups, made } = item;
  return (
    <Section
      id="corrections"
      title="Corrections"
      aside="They win over what was computed and stay when it is computed again. Each stands in the audit log."
    >
      {corrections.length > 0 && (
        <DataTable
          rows={corrections}
          keyOf={({ id }) => id}
          columns={[
            { head: "About", cell: (one) => <About of={one} /> },
            { head: "Said", cell: (one) => said(one) },
            { head: "Why", className: "breaks", cell: ({ reason }) => reason },
            {
              head: "By",
              className: "nowrap",
              cell: (one) => (one.byUser === userId ? "you" : (one.role ?? "a former member")),
            },
            { head: "On", className: "nowrap", cell: ({ at }) => formatMinute(at) },
            {
              head: "Withdraw",
              isBare: true,
              cell: (one) =>
                one.withdrawnAt !== null ? (
                  <span className="quiet">withdrawn {formatMinute(one.withdrawnAt)}</span>
                ) : (
                  (isAdmin || one.byUser === userId) && (
                    <ActionForm action={withdrawCorrection} className="">
                      <ItemFields ids={ids} />
                      <input type="hidden" name="id" value={one.id} />
                      <SubmitButton tone="quiet">Withdraw</SubmitButton>
                    </ActionForm>
                  )
                ),
            },
          ]}
        />
      )}
      <div className="correct-forms">
        {groups.length > 0 && (
          <CorrectLines
            key={`${meant.class} ${meant.path}`}
            ids={ids}
            meant={meant}
            groups={groups.map(({ path, class: name, stated_class, added, removed }) => ({
              path,
              class: name,
              counted: stated_class,
              lines: added + removed,
            }))}
          />
        )}
        {made && <CorrectMade ids={ids} counted={made.stated_class ?? made.class} />}
      </div>
      <p className="small quiet">
        Whose account it is, and whether it is a person’s, is said once for all changes
        {isAdmin ? (
          <>
            {" "}
            under <Link href="/settings/people">People</Link> and <Link href="/settings/rules">Rules</Link>.
          </>
        ) : (
          ": ask an owner or admin."
        )}
      </p>
    </Section>
  );
}

const About = ({ of }: { of: ItemCorrection }) =>
  of.subject === "composition" ? (
    "How it was made"
  ) : of.path === null ? (
    "All its files"
  ) : (
    <code>{of.path}</code>
  );

const said = (one: ItemCorrection): string =>
  one.subject === "class"
    ? `${CLASS_LABEL[one.from]} is ${CLASS_LABEL[one.to].toLowerCase()}`
    : [one.from && `${COMPOSITION_LABEL[one.from]} is`, COMPOSITION_LABEL[one.to].toLowerCase()]
        .filter(Boolean)
        .join(" ");
