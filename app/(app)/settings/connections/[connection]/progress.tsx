import { formatDay, formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { paceWords } from "@/components/sources/prepare-coverage.ts";
import { PLACE_WORD } from "@/components/sources/source-words.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { Link } from "@/components/ui/link.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { Section } from "@/components/ui/section.tsx";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";
import type { ConnectionStreams } from "@/lib/views/connection-streams.ts";
import { STANDINGS } from "@/lib/views/stream-standing.ts";

type Props = { head: ConnectionHead; streams: ConnectionStreams; at: Date };

/** How much of a connection has been read, how fast it goes on, and what is not right. */
export function Progress({ head, streams: { groups, pace }, at }: Props) {
  if (groups.streams === 0) return null;
  const { scopes, wholeScopes, counts } = groups;
  const [one, many] = PLACE_WORD[head.kind];
  const runs = [...scopes, ...(groups.ofAll === null ? [] : [groups.ofAll])];
  const last = Math.max(0, ...runs.map(({ lastRunAt }) => lastRunAt?.getTime() ?? 0));
  const next = Math.min(...runs.map(({ nextRunAt }) => nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY));
  const words = head.pausedAt === null ? paceWords(pace) : null;
  return (
    <Section
      id="coverage"
      title="Coverage"
      aside={
        <>
          {last > 0 && `Last read ${formatMinute(new Date(last))}`}
          {head.pausedAt === null &&
            Number.isFinite(next) &&
            `, next ${next <= at.getTime() ? "now" : formatMinute(new Date(next))}`}
        </>
      }
      finding={
        scopes.length === 0
          ? `${formatNumber(groups.items)} items read; no ${one} is read yet.`
          : `${formatNumber(wholeScopes)} of ${plural(scopes.length, one, many)} read whole${groups.wholeFrom === null ? "" : `, all of them back to ${formatDay(groups.wholeFrom)}`}; ${formatNumber(groups.items)} items.`
      }
    >
      {scopes.length > 0 && (
        <ProgressBar done={groups.wholeStreams} total={groups.streams} label="lists that are read whole" />
      )}
      <p className="actions">
        {STANDINGS.filter((each) => counts[each] > 0).map((each) => (
          <span key={each}>
            <StandingMark standing={each} /> {plural(counts[each], "list")}
          </span>
        ))}
      </p>
      {words && (
        <p className="quiet" aria-live="polite">
          {words}
        </p>
      )}
      {groups.gaps > 0 && (
        <p>
          <Link href={`/settings/connections/${head.id}/records`}>
            Look at {plural(groups.gaps, "record")} set aside
          </Link>
        </p>
      )}
    </Section>
  );
}
