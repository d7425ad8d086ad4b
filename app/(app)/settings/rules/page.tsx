import type { Metadata } from "next";
import { loadPage } from "@/app/load-page.ts";
import { loadRules } from "@/app/load-rules.ts";
import { Notice } from "@/components/ui/notice.tsx";
import { Section } from "@/components/ui/section.tsx";
import { PAGE_ROWS } from "@/lib/views/list-query.ts";
import { readRulesQuery } from "@/lib/views/rules-query.ts";
import { Shell } from "../../shell.tsx";
import { OnlyAdmins } from "../only-admins.tsx";
import { SettingsHead } from "../settings-head.tsx";
import { Effect } from "./effect.tsx";
import { EffectItems } from "./effect-items.tsx";
import { KeepRules } from "./keep-rules.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { Versions } from "./versions.tsx";

export const metadata: Metadata = { title: "Rules" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RulesPage({ searchParams }: Props) {
  const asked = await searchParams;
  const query = readRulesQuery(asked);
  const { person, access, repositories, view } = await loadPage((ground) =>
    ground.access.role === "owner" || ground.access.role === "admin"
      ? loadRules(ground, query, { limit: PAGE_ROWS, offset: (query.page - 1) * PAGE_ROWS })
      : Promise.resolve(null),
  );
  const holds = view?.versions[0]?.version ?? 0;
  return (
    <Shell person={person} access={access} repositories={repositories}>
      <SettingsHead at="rules" />
      {view === null ? (
        <OnlyAdmins what="which rules hold" />
      ) : (
        <>
          <p className="prose list-lead">
            Rules say what this organisation knows better than a method that is made for all. They move lines
            and changes in the figures; what was read stays as it was, and a rule that is taken out leaves no
            trace in them. What a person corrected on a change wins over every rule.
          </p>
          {holds > 0 && asked["kept"] === String(holds) && (
            <Notice tone="good">Version {holds} is kept. The figures follow within a minute.</Notice>
          )}
          {query.version !== null && query.version !== holds && (
            <Notice>
              Version {query.version} stands in the fields. Look at what would change, then keep it.
            </Notice>
          )}
          <RuleFields text={view.text} faults={view.faults} repository={repositories[0]?.name ?? "shop"} />
          {view.effect !== null && (
            <>
              <Effect effect={view.effect} closedTeams={view.closedTeams} />
              <Section id="keep" title="Keep these rules">
                <KeepRules text={view.text} basedOn={holds} />
              </Section>
              <EffectItems effect={view.effect} text={view.text} page={query.page} />
            </>
          )}
          <Versions versions={view.versions} userId={access.userId} />
        </>
      )}
    </Shell>
  );
}
