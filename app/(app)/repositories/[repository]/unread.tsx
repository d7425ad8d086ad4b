import { plural } from "@/components/numbers/format.ts";
import { Section } from "@/components/ui/section.tsx";

type Props = { unread: { readonly noHead: number; readonly noBase: number } };

/** Pull requests that were closed without being merged, and of which no line is counted. */
export function Unread({ unread: { noHead, noBase } }: Props) {
  if (noHead + noBase === 0) return null;
  return (
    <Section
      id="unread"
      title="Closed pull requests that were not read"
      aside={plural(noHead + noBase, "pull request")}
      finding="They were closed without being merged. Their lines are missing from abandoned work; everything else is exact."
    >
      <ul>
        {noHead > 0 && (
          <li>
            {plural(noHead, "pull request")}: the commits are not in this copy of the repository, as when a
            fork is gone.
          </li>
        )}
        {noBase > 0 && (
          <li>
            {plural(noBase, "pull request")}: nothing had landed that the commits could be compared with.
          </li>
        )}
      </ul>
    </Section>
  );
}
