"use client";

import { startTransition, useActionState, useId, useRef, useState } from "react";
import { ImportPreview } from "./import-preview.tsx";
import type { ImportAction } from "./import-state.ts";

type Props = { action: ImportAction; columns: string };

/** A table brought in by file or paste: first shown, then kept. What was typed stays until it is kept. */
export function ImportForm({ action, columns }: Props) {
  const [state, dispatch, pending] = useActionState(action, { status: "idle" });
  const [unread, tell] = useState<string | null>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const isReady = state.status === "preview" && state.faults.length === 0 && state.changes.length > 0;
  const take = async (file: File | undefined) => {
    if (file === undefined || text.current === null) return;
    tell(file.size > 4_000_000 ? "That file is larger than 4 MB. Bring it in parts." : null);
    if (file.size <= 4_000_000) text.current.value = await file.text();
  };
  return (
    <form
      className="form form-wide"
      action={dispatch}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const sent = new FormData(event.currentTarget, submitter);
        startTransition(() => dispatch(sent));
      }}
    >
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
      <div className="actions">
        <button type="submit" name="step" value="preview" className="button button-plain" disabled={pending}>
          {pending ? "One moment…" : "Show what would change"}
        </button>
        {isReady && (
          <button type="submit" name="step" value="keep" className="button button-primary" disabled={pending}>
            Keep {state.changes.length === 1 ? "this change" : `these ${state.changes.length} changes`}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {unread && <p className="notice notice-problem">{unread}</p>}
        {state.status === "wrong" && <p className="notice notice-problem">{state.message}</p>}
        {state.status === "done" && <p className="notice notice-good">{state.message}</p>}
        {state.status === "preview" && <ImportPreview changes={state.changes} faults={state.faults} />}
      </div>
    </form>
  );
}
