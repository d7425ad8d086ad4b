import { prepareGroups } from "@/components/charts/prepare-groups.ts";
import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { CLASS_LABEL, CLASS_MEANS, classColor } from "@/components/numbers/labels.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
import { shortRef } from "@/components/numbers/short-ref.ts";
import { color } from "@/components/tokens/tokens.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { ChangeItem } from "@/lib/views/change-item.ts";
import { changePath } from "@/lib/views/change-path.ts";

type Props = { groups: ChangeItem["groups"]; gross: number; teamId: string; repositoryId: string };

/** Every line of the change by file and class, with the rule that decided and how sure it is. */
export function Lines({ groups, gross, teamId, repositoryId }: Props) {
  const { sentence, shown } = prepareGroups(groups, gross);
  return (
    <Section id="lines" title="What became of its lines" finding={sentence}>
      {groups.length === 0 ? (
        <PageState title="No line changed">
          A change can move or rename files, or carry binary ones, without a changed line.
        </PageState>
      ) : (
        <DataTable
          rows={groups}
          keyOf={(group) => `${group.path} ${group.class} ${group.rule}`}
          columns={[
            { head: "File", cell: ({ path }) => <code>{path}</code> },
            { head: "Class", className: "nowrap", cell: (group) => <ClassName name={group.class} /> },
            {
              head: "Rule and evidence",
              label: "Rule",
              cell: (group) => (
                <>
                  <span title={`Rule ${group.rule}`}>{ruleWords(group.rule)}</span>
                  {group.refs.slice(0, 6).map((ref) =>
                    /^(pr|push):/.test(ref) ? (
                      <Link key={ref} className="ref" href={changePath(teamId, repositoryId, ref)}>
                        {shortRef(ref)}
                      </Link>
                    ) : (
                      <code key={ref} className="ref quiet">
                        {ref}
                      </code>
                    ),
                  )}
                </>
              ),
            },
            { head: "Added", className: "num", cell: ({ added }) => formatNumber(added) },
            { head: "Removed", className: "num", cell: ({ removed }) => formatNumber(removed) },
            { head: "Sure", className: "num", cell: ({ confidence }) => formatPercent(confidence) },
          ]}
        />
      )}
      {shown !== null && <p className="small quiet table-note">{shown}</p>}
    </Section>
  );
}

const ClassName = ({ name }: { name: LedgerClass }) => (
  <span title={CLASS_MEANS[name]}>
    <svg className="swatch" width={12} height={12} aria-hidden>
      <rect width={12} height={12} fill={color(classColor(name))} />
    </svg>
    {CLASS_LABEL[name]}
  </span>
);
