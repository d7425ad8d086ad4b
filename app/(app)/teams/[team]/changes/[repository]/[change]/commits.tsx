import { formatMinute, formatNumber, plural } from "@/components/numbers/format.ts";
import { Section } from "@/components/ui/section.tsx";
import type { ChangeItem } from "@/lib/views/change-item.ts";

type Props = { commits: ChangeItem["commits"]; location: string };

/** The commits themselves: the end of the way back from a number. */
export function Commits({ commits, location }: Props) {
  if (commits.length === 0) return null;
  const isWeb = commits.some(({ link }) => link !== null);
  return (
    <Section
      id="commits"
      title="Commits"
      aside={isWeb ? plural(commits.length, "commit") : `In ${location}: git show, then the hash`}
    >
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">Commit</th>
            <th scope="col">Subject</th>
            <th scope="col">Written</th>
            <th scope="col" className="num">
              Added
            </th>
            <th scope="col" className="num">
              Removed
            </th>
          </tr>
        </thead>
        <tbody>
          {commits.map((commit) => (
            <tr key={commit.sha}>
              <th scope="row">
                {commit.link ? (
                  <a href={commit.link} rel="noreferrer" target="_blank">
                    <code>{commit.sha.slice(0, 12)}</code>
                  </a>
                ) : (
                  <code>{commit.sha}</code>
                )}
              </th>
              <td data-label="Subject">{commit.subject}</td>
              <td data-label="Written" className="nowrap">
                {formatMinute(commit.authored_at)}
              </td>
              <td data-label="Added" className="num">
                {commit.added === null ? "–" : formatNumber(commit.added)}
              </td>
              <td data-label="Removed" className="num">
                {commit.removed === null ? "–" : formatNumber(commit.removed)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
