import { addMember, addTeam, changeTeam, endTeam } from "@/app/team-actions.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SelectField } from "@/components/ui/select-field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { PageTeam } from "@/lib/views/team-tree.ts";
import { SpanFields } from "./span-fields.tsx";

type Teams = { teams: readonly PageTeam[] };

const Above = ({ teams, value }: Teams & { value: string | null }) => (
  <SelectField
    name="above"
    label="Below"
    defaultValue={value ?? ""}
    choices={[
      { value: "", label: "No other team" },
      ...teams
        .filter(({ removedAt }) => removedAt === null)
        .map(({ id, depth, name }) => ({ value: id, label: `${"\u2003".repeat(depth)}${name}` })),
    ]}
  />
);

export const AddTeam = ({ teams }: Teams) => (
  <ActionForm action={addTeam} className="form narrow" clears>
    <Field name="name" label="Name" />
    <Above teams={teams} value={null} />
    <div>
      <SubmitButton tone="plain">Add the team</SubmitButton>
    </div>
  </ActionForm>
);

export const ChangeTeam = ({ team, teams }: Teams & { team: PageTeam }) => (
  <ActionForm action={changeTeam} className="form narrow">
    <input type="hidden" name="teamId" value={team.id} />
    <Field name="name" label="Name" defaultValue={team.name} />
    <Above teams={teams.filter(({ id }) => id !== team.id)} value={team.parentId} />
    <div>
      <SubmitButton tone="plain">Change the team</SubmitButton>
    </div>
  </ActionForm>
);

export const EndTeam = ({ team }: { team: PageTeam }) => (
  <ActionForm action={endTeam} className="form form-tight">
    <p className="small">
      Nobody is in it from now on; what was done in it stays with it, and teams below move up. It cannot be
      opened again.
    </p>
    <input type="hidden" name="teamId" value={team.id} />
    <div>
      <SubmitButton tone="danger">End {team.name}</SubmitButton>
    </div>
  </ActionForm>
);

export const AddMember = ({ team }: { team: PageTeam }) => (
  <ActionForm action={addMember} className="form" clears>
    <input type="hidden" name="teamId" value={team.id} />
    <div className="form-row is-short">
      <Field
        name="person"
        label="Person"
        hint="A name, a login or an address"
        list="people-names"
        autoComplete="off"
      />
      <SpanFields />
    </div>
    <div>
      <SubmitButton tone="plain">Add to {team.name}</SubmitButton>
    </div>
  </ActionForm>
);
