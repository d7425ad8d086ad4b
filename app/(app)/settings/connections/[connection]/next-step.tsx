import { formatMinute } from "@/components/numbers/format.ts";
import { PLACE_WORD } from "@/components/sources/source-words.ts";
import { Link } from "@/components/ui/link.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { causeWords } from "@/lib/core/cause-words.ts";
import type { ConnectionHead } from "@/lib/views/connection-head.ts";

type Props = { head: ConnectionHead; streams: number; canChange: boolean };

/** The one thing to do next, where there is one. */
export function NextStep({ head, streams, canChange }: Props) {
  const { id, kind, auth, state, pausedAt, testing } = head;
  const needsApp = auth === "github_app" && head.github?.appId === null && testing === "no";
  if (needsApp)
    return (
      <Notice tone="caution">
        <p>
          <a href={`/api/connect/github?connection=${id}`}>Go on to GitHub and make the app.</a> It asks for
          reading alone; afterwards you choose the repositories that it may see.
        </p>
      </Notice>
    );
  if (auth === "jira_oauth" && (state === "untested" || state === "failed") && testing === "no")
    return (
      <Notice tone={state === "failed" ? "problem" : "caution"}>
        <p>
          <a href={`/api/connect/jira?connection=${id}`}>Sign in to Jira and agree.</a> {head.fix}
        </p>
        {head.message && <p>{causeWords(head.message, null)}</p>}
      </Notice>
    );
  if (pausedAt !== null)
    return (
      <Notice tone="caution">
        <p>
          Resume it when it should go on. Nothing is read since {formatMinute(pausedAt)}; what was read is
          kept.
        </p>
      </Notice>
    );
  if (testing === "running")
    return (
      <Notice>
        <p>The connection is being tested with the calls that reading makes.</p>
      </Notice>
    );
  if (testing === "stuck")
    return (
      <Notice tone="problem">
        <p>Check that the workers are running: npm run doctor says how they are.</p>
        <p>The test was asked for and nobody has made it.</p>
      </Notice>
    );
  if (state === "failed")
    return (
      <Notice tone="problem">
        {head.fix && <p>{head.fix}</p>}
        <p>{causeWords(head.message, null)}</p>
        {canChange && (
          <p>
            <Link href={`/settings/connections/${id}/edit`}>Change address or credential</Link>
          </p>
        )}
      </Notice>
    );
  if (!head.scope.isChosen)
    return (
      <Notice tone="caution">
        <p>
          <Link href={`/settings/connections/${id}/scope`}>Choose what to read.</Link> Until then only the
          list of {PLACE_WORD[kind][1]} is read{streams > 0 ? "." : ", which begins in a moment."}
        </p>
      </Notice>
    );
  if (state === "limited")
    return (
      <Notice tone="caution">
        <p>{head.fix}</p>
        <p>{head.message} What it costs stands in the test below.</p>
      </Notice>
    );
  return null;
}
