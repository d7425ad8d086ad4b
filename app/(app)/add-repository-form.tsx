import { ActionForm } from "@/components/ui/action-form.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { addRepository } from "../repository-actions.ts";

/** Asks for a folder or an address; the token is only asked for where one is wanted. */
export const AddRepositoryForm = () => (
  <ActionForm action={addRepository}>
    <Field
      name="location"
      label="Folder or address"
      placeholder="/home/ada/shop or https://github.com/acme/shop"
      autoComplete="off"
      spellCheck={false}
      hint="A folder is read on the machine that runs Assay. A whole clone is needed, not a shallow one."
    />
    <details>
      <summary>The repository is private</summary>
      <Field
        name="token"
        label="Access token"
        type="password"
        autoComplete="off"
        hint="Only read access to contents is needed. It is stored sealed and never shown again."
      />
    </details>
    <div>
      <SubmitButton busy="Adding…">Add the repository</SubmitButton>
    </div>
  </ActionForm>
);
