import { formatMinute } from "@/components/numbers/format.ts";
import { StandingMark } from "@/components/sources/standing-mark.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import type { StreamView } from "@/lib/views/group-streams.ts";

type Props = { address: string; stream: StreamView | undefined };

/** Webhooks that the app registers for itself: nothing is to be pasted, and how they stand is said. */
export const AppWebhooks = ({ address, stream }: Props) => (
  <>
    <p className="prose">
      Nothing is to be set up in Jira. The app registers its webhooks for the projects that are read, renews
      them before their thirty days end, and takes them back when this connection is removed.
    </p>
    <dl className="facts">
      <dt>State</dt>
      <dd>{stream === undefined ? "Not registered" : <StandingMark standing={stream.standing} />}</dd>
      {stream !== undefined && (stream.cause !== null || stream.fix !== null) && (
        <>
          <dt>Why, and what next</dt>
          <dd>{causeWords(stream.cause, stream.fix)}</dd>
        </>
      )}
      <dt>Last looked after</dt>
      <dd>{stream?.lastRunAt ? formatMinute(stream.lastRunAt) : "not yet"}</dd>
      <dt>Address</dt>
      <dd>
        <code>{address}</code>
      </dd>
      <dt>Signed with</dt>
      <dd>the app’s client secret</dd>
    </dl>
  </>
);
