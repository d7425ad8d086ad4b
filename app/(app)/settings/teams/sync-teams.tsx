import { syncTeamsNow } from "@/app/team-actions.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";

/** Takes over what GitHub told of its teams, at once. */
export const SyncTeams = () => (
  <ActionForm action={syncTeamsNow} className="form form-tight">
    <p className="quiet prose">
      Teams of GitHub follow it by themselves. What is changed here stays as it is here. GitHub tells only who
      is in a team now: who was in it at the first reading counts as having been in it from the beginning.
    </p>
    <div>
      <SubmitButton tone="plain">Take over what GitHub told</SubmitButton>
    </div>
  </ActionForm>
);
