import { answerAudit } from "@/app/audit-action.ts";
import { formatDay, plural } from "@/components/numbers/format.ts";
import { COMPOSITION_LABEL } from "@/components/numbers/labels.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { SelectField } from "@/components/ui/select-field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import type { AuditView } from "@/lib/views/audit.ts";
import { sourceLinks } from "@/lib/views/source-link.ts";

/** Nothing is chosen before somebody chooses: what stands first would be taken too often. */
const CHOICES = [
  { value: "", label: "Choose" },
  ...(["human", "hybrid", "agent"] as const).map((value) => ({ value, label: COMPOSITION_LABEL[value] })),
];

/** One change of the sample, and the question. It does not say what was computed. */
export function Question({ view: { next, passed } }: { view: AuditView }) {
  if (next === null) return <p className="quiet">Every change of the sample has an answer. Thank you.</p>;
  const { repoId, changeId, title, number, mergeSha, mergedAt, gross, repository, location, files } = next;
  const links = sourceLinks(location);
  const outside = links.change(number) ?? links.commit(mergeSha);
  return (
    <div className="split">
      <div>
        <h3>{title}</h3>
        <p className="quiet">
          {repository} · {number !== null && `#${number} · `}
          <code>{mergeSha.slice(0, 10)}</code> · {formatDay(mergedAt)} · {plural(gross, "changed line")}
        </p>
        {outside && (
          <p>
            <a href={outside}>Look at it where it was made</a>
          </p>
        )}
        <ul className="lines">
          {files.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </div>
      <ActionForm action={answerAudit} key={`${repoId} ${changeId}`}>
        <input type="hidden" name="repository" value={repoId} />
        <input type="hidden" name="change" value={changeId} />
        <input type="hidden" name="passed" value={passed} />
        <SelectField name="made" label="How was it made?" defaultValue="" choices={CHOICES} />
        <TextArea
          name="note"
          label="How you know"
          hint="May stay empty. Everybody who sees the change reads it."
        />
        <div className="actions">
          <SubmitButton>Keep and go on</SubmitButton>
          <Link className="button button-plain" href={`/settings/audit?passed=${passed + 1}`}>
            I do not know
          </Link>
        </div>
      </ActionForm>
    </div>
  );
}
