import { KIND_WORD } from "@/components/sources/source-words.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { removeConnection } from "../../../../../connection-actions.ts";

type Props = { connectionId: string; name: string; kind: "github" | "jira" };

const TOLD = {
  github: "Pull requests, reviews, comments, issues, deployments, runs and teams that it alone told of",
  jira: "Issues with their histories, boards and sprints that it alone told of",
} as const;

/** Takes a connection out, after a choice about what was read. */
export const RemoveForm = ({ connectionId, name, kind }: Props) => (
  <ActionForm action={removeConnection} className="form">
    <input type="hidden" name="connectionId" value={connectionId} />
    <fieldset className="radios prose">
      <legend className="visually-hidden">What happens to what was read</legend>
      <label>
        <input type="radio" name="data" value="keep" defaultChecked />
        <span>
          <b>Keep what was read.</b> Figures stay as they are and no longer grow. The credential, the webhook
          address, the sync log and the list of records set aside go, for good.
        </span>
      </label>
      <label>
        <input type="radio" name="data" value="delete" />
        <span>
          <b>Delete everything.</b> {TOLD[kind]} go as well, for good; figures that rest on them go with them.
          Nothing changes in {KIND_WORD[kind]}: it can be connected and read again.
        </span>
      </label>
    </fieldset>
    <div>
      <SubmitButton tone="danger" busy="Removing…">
        Remove {name}
      </SubmitButton>
    </div>
  </ActionForm>
);
