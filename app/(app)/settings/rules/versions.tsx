import { formatMinute, plural } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageState } from "@/components/ui/page-state.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import type { RuleVersion } from "@/lib/views/rule-versions.ts";

type Props = { versions: readonly RuleVersion[]; userId: string };

const countRules = ({ exclude, reclassify, accounts, families }: OrganisationRules): number =>
  exclude.length + reclassify.length + accounts.length + Object.keys(families).length;

/** All versions, newest first; each can be looked at and put back. */
export const Versions = ({ versions, userId }: Props) => (
  <Section id="versions" title="Versions" aside="Putting an older one back makes a new version.">
    {versions.length === 0 ? (
      <PageState title="No rules yet">
        The figures follow the shipped method alone. Write a rule above and look at what would change.
      </PageState>
    ) : (
      <DataTable
        rows={versions}
        keyOf={({ version }) => String(version)}
        columns={[
          {
            head: "Version",
            cell: ({ version }) => (
              <>
                {version}
                {version === versions[0]?.version && <span className="sub">holds</span>}
              </>
            ),
          },
          { head: "Why", className: "breaks", cell: ({ note }) => note },
          {
            head: "Rules",
            cell: ({ rules }) => plural(countRules(rules), "rule"),
          },
          {
            head: "By",
            className: "nowrap",
            cell: ({ byUser, role }) => (byUser === userId ? "you" : (role ?? "a former member")),
          },
          { head: "On", className: "nowrap", cell: ({ at }) => formatMinute(at) },
          {
            head: "Look at it",
            isBare: true,
            cell: ({ version }) =>
              version !== versions[0]?.version && (
                <Link href={`/settings/rules?version=${version}`}>
                  Look at<span className="visually-hidden"> version {version}</span>
                </Link>
              ),
          },
        ]}
      />
    )}
  </Section>
);
