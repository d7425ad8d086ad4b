import { plural } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { Section } from "@/components/ui/section.tsx";

/** Paths that the figures do not hold, each with its reason. */
export function LeftOut({ paths }: { paths: readonly { path: string; reason: string }[] }) {
  if (paths.length === 0) return null;
  return (
    <Section id="left-out" title="Left out" aside={plural(paths.length, "path")}>
      <DataTable
        caption="These paths carry no lines in any figure; everything else is exact."
        rows={paths}
        keyOf={({ path }) => path}
        columns={[
          { head: "Path", cell: ({ path }) => <code>{path}</code> },
          { head: "Reason", cell: ({ reason }) => reason },
        ]}
      />
    </Section>
  );
}
