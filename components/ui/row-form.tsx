import type { ReactNode } from "react";
import { ActionForm } from "./action-form.tsx";
import type { FormAction } from "./form-state.ts";

type Props = {
  /** The verb that opens it. */
  does: string;
  action: FormAction;
  /** What says which row is meant. */
  id: { readonly name: string; readonly value: string };
  submit: ReactNode;
  children: ReactNode;
};

/** What can be done with one row of a table, folded up until it is wanted. */
export const RowForm = ({ does, action, id, submit, children }: Props) => (
  <details>
    <summary>{does}</summary>
    <ActionForm action={action} className="form form-tight">
      <input type="hidden" {...id} />
      {children}
      <div>{submit}</div>
    </ActionForm>
  </details>
);
