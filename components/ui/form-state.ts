/** What a form's action answers. `typed` gives back what was typed, secrets left out. */
export type FormState =
  | { readonly status: "idle" }
  | { readonly status: "done"; readonly message?: string; readonly next?: string }
  | {
      readonly status: "wrong";
      /** What is wrong, by the name of the field. */
      readonly fields: Readonly<Record<string, string>>;
      readonly message: string | null;
      readonly typed: Readonly<Record<string, string>>;
    };

export const IDLE: FormState = { status: "idle" };

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;
