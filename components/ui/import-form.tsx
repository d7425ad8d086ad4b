"use client";

import { useId, useRef, useState } from "react";
import type { ImportAction } from "./import-state.ts";
import { PreviewForm } from "./preview-form.tsx";

type Props = { action: ImportAction; columns: string };

/** A table brought in by file or paste: first shown, then kept. */
export function ImportForm({ action, columns }: Props) {
  const [unread, tell] = useState<string | null>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const take = async (file: File | undefined) => {
    if (file === undefined || text.current === null) return;
    tell(file.size > 4_000_000 ? "That file is larger than 4 MB. Bring it in parts." : null);
    if (file.size <= 4_000_000) text.current.value = await file.text();
  };
  return (
    <PreviewForm
      action={action}
      show="Show what would change"
      keep={(count) => `Keep ${count === 1 ? "this change" : `these ${count} changes`}`}
      nothing="Everything is as the table says: nothing would change."
      className="form form-wide"
      unread={unread}
    >
      {(state) => (
        <>
          <div className="field">
            <label htmlFor={`${id}-file`}>A CSV file</label>
            <input
              id={`${id}-file`}
              type="file"
              accept=".csv,text/csv,text/plain"
              onChange={(event) => void take(event.currentTarget.files?.[0])}
            />
          </div>
          <div className="field">
            <label htmlFor={id}>or its lines</label>
            <textarea
              ref={text}
              id={id}
              name="csv"
              className="input table-text"
              rows={5}
              spellCheck={false}
              placeholder={columns}
              defaultValue={state.status === "wrong" || state.status === "preview" ? state.csv : ""}
              aria-describedby={`${id}-columns`}
            />
            <p id={`${id}-columns`} className="hint">
              Columns: {columns}
            </p>
          </div>
        </>
      )}
    </PreviewForm>
  );
}
