import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { AutoRefresh } from "@/components/ui/auto-refresh.tsx";
import { Link } from "@/components/ui/link.tsx";
import { dataEnd, type FrameRepository } from "@/lib/views/org-frame.ts";

/** How current the data are: what has been read and up to when, what is being read, what could not be. */
export function HealthStrip({ repositories }: { repositories: readonly FrameRepository[] }) {
  const of = (...states: string[]) => repositories.filter(({ state }) => states.includes(state));
  const [ready, busy, failed] = [of("ready"), of("queued", "reading"), of("failed")];
  const end = dataEnd(repositories);
  if (repositories.length === 0) return <p className="health">No source yet</p>;
  return (
    <p className="health" aria-live="polite">
      {ready.length > 0 && (
        <span>
          <span className="dot" aria-hidden />
          {ready.length} of {plural(repositories.length, "source")} current
        </span>
      )}
      {busy.map((each) => (
        <Link key={each.id} href={`/repositories/${each.id}`} className="is-reading">
          <span className="dot" aria-hidden />
          Reading {each.name}
          {each.total > 0 && ` ${formatNumber(each.done)} of ${formatNumber(each.total)}`}
        </Link>
      ))}
      {failed.map((each) => (
        <Link key={each.id} href={`/repositories/${each.id}`} className="is-failed">
          <span className="dot" aria-hidden />
          {each.name} could not be read
        </Link>
      ))}
      {repositories
        .filter(({ leftOut }) => leftOut > 0)
        .map((each) => (
          <Link key={each.id} href={`/repositories/${each.id}#left-out`} className="is-reading">
            <span className="dot" aria-hidden />
            {plural(each.leftOut, "path")} of {each.name} left out
          </Link>
        ))}
      {end && <span className="quiet">Data to {formatMinute(end)}</span>}
      {busy.length > 0 && <AutoRefresh everySeconds={3} />}
    </p>
  );
}
