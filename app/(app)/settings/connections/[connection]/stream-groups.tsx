import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { coverageWords } from "@/components/sources/prepare-coverage.ts";
import { PLACE_WORD, streamWord } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";
import type { GroupedStreams, StreamGroup } from "@/lib/views/group-streams.ts";
import { syncNow } from "../../../../connection-actions.ts";

type Props = { head: ConnectionHead; groups: GroupedStreams; canChange: boolean; at: Date };

const SHOWN = 200;

/** What is read, by repository or project, those in trouble first; each opens its lists. */
export function StreamGroups({ head, groups, canChange, at }: Props) {
  if (groups.streams === 0) return null;
  const shown = [...(groups.ofAll === null ? [] : [groups.ofAll]), ...groups.scopes.slice(0, SHOWN)];
  const many = PLACE_WORD[head.kind][1];
  return (
    <Section
      id="streams"
      title="What is read"
      aside={`${formatNumber(groups.okStreams)} of ${plural(groups.streams, "list")} current`}
    >
      <div className="groups">
        {shown.map((group) => (
          <Group key={group.scope} {...{ head, group, canChange, at }} />
        ))}
      </div>
      {groups.scopes.length > SHOWN && (
        <p className="table-note quiet">
          The first {formatNumber(SHOWN)} of {formatNumber(groups.scopes.length)} {many}, those in trouble
          first.
        </p>
      )}
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

function Group({ head, group, canChange, at }: Omit<Props, "groups"> & { group: StreamGroup }) {
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
        <table className="table stacks">
          <thead>
            <tr>
              <th scope="col">List</th>
              <th scope="col">State</th>
              <th scope="col">Why, and what next</th>
              <th scope="col">Read</th>
              <th scope="col" className="num">
                Items
              </th>
              <th scope="col">Last run</th>
              <th scope="col">Next run</th>
            </tr>
          </thead>
          <tbody>
            {streams.map((each) => (
              <tr key={each.stream}>
                <th scope="row">{streamWord(each.stream)}</th>
                <td data-label="State">
                  <StandingMark standing={each.standing} />
                </td>
                <td data-label="Why">{causeWords(each.cause, each.fix) || "–"}</td>
                <td data-label="Read">
                  {coverageWords({ isWhole: each.completeAt !== null, coveredFrom: each.coveredFrom }, at)}
                </td>
                <td data-label="Items" className="num">
                  {formatNumber(each.itemsDone)}
                  {each.itemsTotal !== null &&
                    each.itemsTotal > each.itemsDone &&
                    ` of ${formatNumber(each.itemsTotal)}`}
                </td>
                <td data-label="Last run">{each.lastRunAt ? formatMinute(each.lastRunAt) : "not yet"}</td>
                <td data-label="Next run">
                  {each.standing === "paused" || each.nextRunAt === null
                    ? each.state === "running"
                      ? "runs now"
                      : "not by itself"
                    : each.nextRunAt <= at
                      ? "now"
                      : formatMinute(each.nextRunAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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
