import { importPeople } from "@/app/people-import-action.ts";
import { ImportForm } from "@/components/ui/import-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Section } from "@/components/ui/section.tsx";

/** Identities by table: exported above, changed anywhere, shown before it is kept. */
export const ImportPeople = () => (
  <Section id="import" title="Import a table">
    <p className="prose list-lead">
      Export the list as CSV, change the columns <code>person</code> or <code>kind</code>, and bring it back.
      In <code>person</code> stands an identity of the person; <code>none</code> takes the line out of its
      person, and the line’s own identity makes it a person. You see what would change before anything does.
      Scripts use <code>/api/v1/people</code> with an <Link href="/settings/tokens">API token</Link>.
    </p>
    <ImportForm action={importPeople} columns="identity, person, kind" />
  </Section>
);
