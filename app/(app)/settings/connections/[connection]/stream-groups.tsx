import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { coverageWords } from "@/components/sources/prepare-coverage.ts";
import { STANDING_WORD, streamWord } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Narrowed } from "@/components/ui/narrowed.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";
import type { GroupedStreams, StreamGroup } from "@/lib/views/group-streams.ts";
import { type NarrowQuery, narrowList } from "@/lib/views/narrow-list.ts";
import { syncNow } from "../../../../connection-actions.ts";

type Props = {
  head: ConnectionHead;
  groups: GroupedStreams;
  query: NarrowQuery;
  canChange: boolean;
  at: Date;
};

/** What is read, by repository or project, those in trouble first; each opens its lists. */
export function StreamGroups({ head, groups, query, canChange, at }: Props) {
  if (groups.streams === 0) return null;
  const path = `/settings/connections/${head.id}`;
  const words = ({ name, standing }: StreamGroup): string => `${name} ${STANDING_WORD[standing]}`;
  return (
    <Section
      id="streams"
      title="What is read"
      aside={`${formatNumber(groups.okStreams)} of ${plural(groups.streams, "list")} current`}
    >
      {groups.ofAll && (
        <div className="groups">
          <Group head={head} group={groups.ofAll} canChange={canChange} at={at} />
        </div>
      )}
      <Narrowed
        list={narrowList(groups.scopes, query, words)}
        path={path}
        label="Name or state"
        anchor="streams"
      >
        {(rows) => (
          <div className="groups">
            {rows.map((group) => (
              <Group key={group.scope} {...{ head, group, canChange, at }} />
            ))}
          </div>
        )}
      </Narrowed>
    </Section>
  );
}

/** While a history is read: how much of it; else why it is not current; else how far back it goes. */
function noteOf(group: StreamGroup, at: Date): string {
  const { standing, streams, cause, fix } = group;
  if (standing !== "reading") return causeWords(cause, fix) || coverageWords(group, at);
  const whole = streams.filter(({ completeAt }) => completeAt !== null).length;
  const from = group.coveredFrom === null ? "" : `, the rest ${coverageWords(group, at)}`;
  return `${formatNumber(whole)} of ${plural(streams.length, "list")} read whole${from}`;
}

function nextRun({ standing, state, nextRunAt }: StreamGroup["streams"][number], at: Date): string {
  if (standing === "paused" || nextRunAt === null) return state === "running" ? "runs now" : "not by itself";
  return nextRunAt <= at ? "now" : formatMinute(nextRunAt);
}

function Group({ head, group, canChange, at }: Omit<Props, "groups" | "query"> & { group: StreamGroup }) {
  const { name, standing, streams } = group;
  const isTrouble = standing === "failed" || standing === "blocked" || standing === "partial";
  return (
    <details className="group" open={isTrouble && streams.length < 4}>
      <summary>
        <span className="group-name">{group.scope === "" ? "The connection as a whole" : name}</span>
        <StandingMark standing={standing} />
        <span className="group-note">{noteOf(group, at)}</span>
        <span className="group-count">
          {plural(group.items, "item")}
          {group.gaps > 0 && `, ${formatNumber(group.gaps)} set aside`}
        </span>
      </summary>
      <div className="group-body">
        <DataTable
          rows={streams}
          keyOf={({ stream }) => stream}
          columns={[
            { head: "List", cell: (each) => streamWord(each.stream) },
            { head: "State", cell: (each) => <StandingMark standing={each.standing} /> },
            {
              head: "Why, and what next",
              label: "Why",
              cell: (each) => causeWords(each.cause, each.fix) || "–",
            },
            {
              head: "Read",
              cell: (each) =>
                coverageWords({ isWhole: each.completeAt !== null, coveredFrom: each.coveredFrom }, at),
            },
            {
              head: "Items",
              className: "num",
              cell: ({ itemsDone, itemsTotal }) =>
                itemsTotal !== null && itemsTotal > itemsDone
                  ? `${formatNumber(itemsDone)} of ${formatNumber(itemsTotal)}`
                  : formatNumber(itemsDone),
            },
            { head: "Last run", cell: ({ lastRunAt }) => (lastRunAt ? formatMinute(lastRunAt) : "not yet") },
            { head: "Next run", cell: (each) => nextRun(each, at) },
          ]}
        />
        <div className="group-tools">
          {canChange && (
            <ActionForm action={syncNow} className="">
              <input type="hidden" name="connectionId" value={head.id} />
              <input type="hidden" name="scope" value={group.scope} />
              <SubmitButton tone="quiet">Sync this now</SubmitButton>
            </ActionForm>
          )}
          <Link
            href={`/settings/connections/${head.id}/log?${new URLSearchParams({ q: group.scope === "" ? "" : name })}`}
          >
            Its runs
          </Link>
        </div>
      </div>
    </details>
  );
}
