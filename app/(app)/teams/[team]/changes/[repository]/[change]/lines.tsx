import { prepareGroups } from "@/components/charts/prepare-groups.ts";
import { formatNumber, formatPercent } from "@/components/numbers/format.ts";
import { CLASS_LABEL, CLASS_MEANS, classColor } from "@/components/numbers/labels.ts";
import { ruleWords } from "@/components/numbers/rule-words.ts";
import { color } from "@/components/tokens/tokens.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
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
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Class</th>
              <th scope="col">Rule and evidence</th>
              <th scope="col" className="num">
                Added
              </th>
              <th scope="col" className="num">
                Removed
              </th>
              <th scope="col" className="num">
                Sure
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.path} ${group.class} ${group.rule}`}>
                <td>
                  <code>{group.path}</code>
                </td>
                <td data-label="Class" title={CLASS_MEANS[group.class]} className="nowrap">
                  <svg className="swatch" width={12} height={12} aria-hidden>
                    <rect width={12} height={12} fill={color(classColor(group.class))} />
                  </svg>
                  {CLASS_LABEL[group.class]}
                </td>
                <td data-label="Rule">
                  <span title={`Rule ${group.rule}`}>{ruleWords(group.rule)}</span>
                  {group.refs.slice(0, 6).map((ref) =>
                    /^(pr|push):/.test(ref) ? (
                      <Link key={ref} className="ref" href={changePath(teamId, repositoryId, ref)}>
                        {ref.replace("pr:", "#").replace(/^push:(.{10}).*/, "$1")}
                      </Link>
                    ) : (
                      <code key={ref} className="ref quiet">
                        {ref}
                      </code>
                    ),
                  )}
                </td>
                <td data-label="Added" className="num">
                  {formatNumber(group.added)}
                </td>
                <td data-label="Removed" className="num">
                  {formatNumber(group.removed)}
                </td>
                <td data-label="Sure" className="num">
                  {formatPercent(group.confidence)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown !== null && <p className="small quiet table-note">{shown}</p>}
    </Section>
  );
}
