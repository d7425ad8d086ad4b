import { plural } from "@/components/numbers/format.ts";
import { Section } from "@/components/ui/section.tsx";

/** Paths that the figures do not hold, each with its reason. */
export function LeftOut({ paths }: { paths: readonly { path: string; reason: string }[] }) {
  if (paths.length === 0) return null;
  return (
    <Section id="left-out" title="Left out" aside={plural(paths.length, "path")}>
      <table className="table">
        <caption>These paths carry no lines in any figure; everything else is exact.</caption>
        <thead>
          <tr>
            <th scope="col">Path</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {paths.map(({ path, reason }) => (
            <tr key={path}>
              <td>
                <code>{path}</code>
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
