import { answerHint, declarePerson, joinIdentity, setKind, splitIdentity } from "@/app/people-actions.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { ACCOUNT_KINDS } from "@/lib/model/account.ts";
import type { PageIdentity } from "@/lib/views/people.ts";
import { KIND_LABEL } from "./words.ts";

type Props = { identity: PageIdentity };
const Of = ({ identity }: Props) => <input type="hidden" name="key" value={identity.key} />;

/** Right or wrong: what is suggested. */
export const HintActions = ({ identity }: Props) => (
  <div className="actions">
    <ActionForm action={answerHint} className="">
      <Of identity={identity} />
      <input type="hidden" name="right" value="yes" />
      <SubmitButton tone="plain">Same person</SubmitButton>
    </ActionForm>
    <ActionForm action={answerHint} className="">
      <Of identity={identity} />
      <input type="hidden" name="right" value="no" />
      <SubmitButton tone="quiet">Not the same</SubmitButton>
    </ActionForm>
  </div>
);

export const SplitAction = ({ identity }: Props) => (
  <ActionForm action={splitIdentity} className="">
    <Of identity={identity} />
    <SubmitButton tone="quiet">Split off</SubmitButton>
  </ActionForm>
);

/** Joins with a person by name, login or address. */
export const JoinAction = ({ identity }: Props) => (
  <ActionForm action={joinIdentity} className="form form-tight">
    <Of identity={identity} />
    <Field
      name="person"
      label="Is the same person as"
      hint="A name, a login or an address"
      list="people-names"
      autoComplete="off"
    />
    <div>
      <SubmitButton tone="plain">Join</SubmitButton>
    </div>
  </ActionForm>
);

export const DeclareAction = ({ identity }: Props) => (
  <ActionForm action={declarePerson} className="">
    <Of identity={identity} />
    <SubmitButton tone="quiet">A person of its own</SubmitButton>
  </ActionForm>
);

export const KindAction = ({ identity }: Props) => (
  <ActionForm action={setKind} className="">
    <Of identity={identity} />
    <div className="actions">
      <select
        className="input input-small"
        name="kind"
        defaultValue={identity.kind}
        aria-label={`Kind of ${identity.login ?? identity.key}`}
      >
        {ACCOUNT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_LABEL[kind]}
          </option>
        ))}
      </select>
      <SubmitButton tone="quiet">Change the kind</SubmitButton>
    </div>
  </ActionForm>
);
