import { Link } from "@/components/ui/link.tsx";
import type { FrameConnection } from "@/lib/views/frame-connections.ts";

const SAYS: Readonly<Record<FrameConnection["standing"], (name: string) => string>> = {
  ok: (name) => name,
  reading: (name) => `Reading ${name}`,
  behind: (name) => `${name} is behind`,
  partial: (name) => `${name} is partial`,
  blocked: (name) => `${name} is blocked in part`,
  failed: (name) => `${name} fails in part`,
  broken: (name) => `${name} does not work`,
  paused: (name) => `${name} is paused`,
  new: (name) => `${name} is not read yet`,
};
const CAUSE = 90;

/** A connection that is not current: how it stands, why, and the way to what to do. Nothing where all is well. */
export function ConnectionHealth({
  connection: { id, name, standing, cause },
}: {
  connection: FrameConnection;
}) {
  if (standing === "ok") return null;
  const isBad = standing === "broken" || standing === "failed" || standing === "blocked";
  const why = standing === "reading" || cause === null ? "" : `: ${cause}`;
  return (
    <Link
      href={`/settings/connections/${id}`}
      className={isBad ? "is-failed" : "is-reading"}
      title={cause ?? undefined}
    >
      <span className="dot" aria-hidden />
      {SAYS[standing](name)}
      {why.length > CAUSE ? `${why.slice(0, CAUSE).trimEnd()}…` : why}
    </Link>
  );
}
