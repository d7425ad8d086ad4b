import { Link } from "@/components/ui/link.tsx";
import { env } from "@/lib/core/env.ts";
import { hookAddress, hookFault } from "@/lib/settings/connections/hook-address.ts";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";

/** Why an app registers no webhooks, where the address of this Assay is the cause; nothing otherwise. */
export function HookNote({ head }: { head: ConnectionHead }) {
  const address = head.auth === "jira_oauth" ? hookAddress(env().APP_URL, head) : null;
  const fault = address === null ? null : hookFault(address, head.host);
  if (fault === null) return null;
  return (
    <p className="quiet small table-note">
      No webhooks are registered, so changes are read every ten minutes: {fault}{" "}
      <Link href={`/settings/connections/${head.id}/edit#webhooks`}>What to do about it</Link>
    </p>
  );
}
