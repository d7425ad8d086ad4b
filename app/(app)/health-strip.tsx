import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { AutoRefresh } from "@/components/ui/auto-refresh.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { OrgAccess } from "@/lib/auth/access.ts";
import { dataEnd, type FrameRepository } from "@/lib/views/org-frame.ts";
import { healthOf } from "../frame-health.ts";
import { ConnectionHealth } from "./connection-health.tsx";

/** So many repositories are told by name, so that three hundred of them stay a line. */
const NAMED = 3;

type Props = { access: OrgAccess; repositories: readonly FrameRepository[] };

/** How current the data are: what has been read and up to when, what is being read, what could not be. */
export async function HealthStrip({ access, repositories }: Props) {
  const connections = await healthOf(access);
  const of = (...states: string[]) => repositories.filter(({ state }) => states.includes(state));
  const [ready, busy, failed] = [of("ready"), of("queued", "reading"), of("failed")];
  const end = dataEnd(repositories);
  const sources = repositories.length + connections.length;
  const current = ready.length + connections.filter(({ standing }) => standing === "ok").length;
  const isBusy = busy.length > 0 || connections.some(({ standing }) => standing === "reading");
  if (sources === 0) return <p className="health">No source yet</p>;
  return (
    <p className="health" aria-live="polite">
      {current > 0 && (
        <span className={current === sources ? undefined : "is-reading"}>
          <span className="dot" aria-hidden />
          {current} of {plural(sources, "source")} current
        </span>
      )}
      {busy.slice(0, NAMED).map((each) => (
        <Link key={each.id} href={`/repositories/${each.id}`} className="is-reading">
          <span className="dot" aria-hidden />
          Reading {each.name}
          {each.total > 0 && ` ${formatNumber(each.done)} of ${formatNumber(each.total)}`}
        </Link>
      ))}
      {busy.length > NAMED && (
        <Link href="/settings" className="is-reading">
          <span className="dot" aria-hidden />
          and {formatNumber(busy.length - NAMED)} more to read
        </Link>
      )}
      {failed.slice(0, NAMED).map((each) => (
        <Link key={each.id} href={`/repositories/${each.id}`} className="is-failed">
          <span className="dot" aria-hidden />
          {each.name} could not be read
        </Link>
      ))}
      {failed.length > NAMED && (
        <Link href="/settings?q=could+not+be+read" className="is-failed">
          <span className="dot" aria-hidden />
          nor could {formatNumber(failed.length - NAMED)} more
        </Link>
      )}
      {connections.map((each) => (
        <ConnectionHealth key={each.id} connection={each} />
      ))}
      {repositories
        .filter(({ leftOut }) => leftOut > 0)
        .slice(0, NAMED)
        .map((each) => (
          <Link key={each.id} href={`/repositories/${each.id}#left-out`} className="is-reading">
            <span className="dot" aria-hidden />
            {plural(each.leftOut, "path")} of {each.name} left out
          </Link>
        ))}
      {end && <span className="quiet">Data to {formatMinute(end)}</span>}
      {isBusy && <AutoRefresh everySeconds={3} />}
    </p>
  );
}
