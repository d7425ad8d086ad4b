import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { openSample } from "../organisation-actions.ts";

/** Opens the sample organisation, or makes it first. */
export const OpenSampleForm = () => (
  <ActionForm action={openSample} className="form form-tight">
    <div>
      <SubmitButton tone="plain" busy="Opening…">
        Open the sample organisation
      </SubmitButton>
    </div>
  </ActionForm>
);
