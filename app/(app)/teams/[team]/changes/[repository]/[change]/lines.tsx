import { prepareGroups } from "@/components/charts/prepare-groups.ts";
import { formatNumber, formatPercent, plural } from "@/components/numbers/format.ts";
import { CLASS_LABEL, CLASS_MEANS, classColor } from "@/components/numbers/labels.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
import { shortRef } from "@/components/numbers/short-ref.ts";
import { color } from "@/components/tokens/tokens.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import { EXCLUDED, SAID_BY } from "@/lib/model/correction.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { ChangeItem } from "@/lib/views/change-item.ts";
import { changePath } from "@/lib/views/change-path.ts";

type Group = ChangeItem["groups"][number];
type Props = { groups: ChangeItem["groups"]; gross: number; teamId: string; repositoryId: string };

/** Every line of the change by file and class, with the rule that decided and how sure it is. */
export function Lines({ groups, gross, teamId, repositoryId }: Props) {
  const counted = groups.flatMap((group) => {
    const name = group.stated_class ?? group.class;
    return name === EXCLUDED ? [] : [{ ...group, class: name }];
  });
  const out = groups
    .filter((group) => group.stated_class === EXCLUDED)
    .reduce((sum, { added, removed }) => sum + added + removed, 0);
  const { sentence, shown } = prepareGroups(counted, gross - out);
  const leftOut =
    out > 0 ? ` A rule of the organisation leaves ${plural(out, "more line")} out of the figures.` : "";
  return (
    <Section id="lines" title="What became of its lines" finding={sentence + leftOut}>
      {groups.length === 0 ? (
        <PageState title="No line changed">
          A change can move or rename files, or carry binary ones, without a changed line.
        </PageState>
      ) : (
        <DataTable
          rows={groups}
          keyOf={({ path, class: name, rule, stated_class }) => `${path} ${name} ${rule} ${stated_class}`}
          columns={[
            { head: "File", cell: ({ path }) => <code>{path}</code> },
            { head: "Class", className: "nowrap", cell: (group) => <Counted group={group} /> },
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
            {
              head: "Correct",
              isBare: true,
              cell: (group) => (
                <Link className="small" href={correctHref(group)}>
                  Correct<span className="visually-hidden"> {group.path}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
      {shown !== null && <p className="small quiet table-note">{shown}</p>}
    </Section>
  );
}

/** Opens the form below with these lines chosen. */
const correctHref = ({ path, class: from }: Group): string =>
  `?${new URLSearchParams({ path, class: from })}#correct-lines`;

/** The class that counts, and beneath it what was computed where somebody said otherwise. */
const Counted = ({ group: { class: computed, stated_class: stated, stated_by } }: { group: Group }) => (
  <>
    {stated === EXCLUDED ? "Left out" : <ClassName name={stated ?? computed} />}
    {stated !== null && (
      <span className="sub">
        {stated_by?.startsWith(SAID_BY.rule) ? "by a rule" : "corrected"}; computed{" "}
        {CLASS_LABEL[computed].toLowerCase()}
      </span>
    )}
  </>
);

const ClassName = ({ name }: { name: LedgerClass }) => (
  <span title={CLASS_MEANS[name]}>
    <svg className="swatch" width={12} height={12} aria-hidden>
      <rect width={12} height={12} fill={color(classColor(name))} />
    </svg>
    {CLASS_LABEL[name]}
  </span>
);
