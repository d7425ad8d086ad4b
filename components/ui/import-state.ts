/** What an import answers: what would change and what cannot be read, line by line; then that it is done. */
export type ImportState =
  | { readonly status: "idle" }
  | { readonly status: "wrong"; readonly message: string; readonly csv: string }
  | {
      readonly status: "preview";
      readonly csv: string;
      readonly changes: readonly { readonly line: number; readonly words: string }[];
      readonly faults: readonly { readonly line: number; readonly message: string }[];
    }
  | { readonly status: "done"; readonly message: string };

export type ImportAction = (before: ImportState, form: FormData) => Promise<ImportState>;
