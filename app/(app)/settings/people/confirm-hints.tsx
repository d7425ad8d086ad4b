"use client";

import { startTransition, useActionState } from "react";
import { confirmHints } from "@/app/confirm-hints-action.ts";
import { ImportPreview } from "@/components/ui/import-preview.tsx";

/** What is suggested and sure enough, shown first and then confirmed together. */
export function ConfirmHints() {
  const [state, dispatch, pending] = useActionState(confirmHints, { status: "idle" });
  const shown = state.status === "preview" ? state : null;
  return (
    <form
      className="form"
      action={dispatch}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const sent = new FormData(event.currentTarget, submitter);
        startTransition(() => dispatch(sent));
      }}
    >
      <div className="field">
        <label htmlFor="sure">Suggestions that are</label>
        <select id="sure" name="sure" className="input" defaultValue="75">
          <option value="80">80 % sure and more: addresses that differ by a plus only</option>
          <option value="75">75 % and more: full names that only they have, too</option>
          <option value="65">65 % and more: logins at other hosts and opened pull requests, too</option>
          <option value="60">60 % and more: parts of addresses, too</option>
        </select>
      </div>
      <input type="hidden" name="seen" value={shown?.csv ?? "[]"} />
      <div className="actions">
        <button type="submit" name="step" value="preview" className="button button-plain" disabled={pending}>
          {pending ? "One moment…" : "Show them"}
        </button>
        {shown !== null && shown.changes.length > 0 && (
          <button type="submit" name="step" value="keep" className="button button-primary" disabled={pending}>
            Confirm {shown.changes.length === 1 ? "this one" : `these ${shown.changes.length}`}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {state.status === "wrong" && <p className="notice notice-problem">{state.message}</p>}
        {state.status === "done" && <p className="notice notice-good">{state.message}</p>}
        {shown !== null && shown.changes.length === 0 && <p>Nothing is suggested that is so sure.</p>}
        {shown !== null && shown.changes.length > 0 && <ImportPreview changes={shown.changes} faults={[]} />}
      </div>
    </form>
  );
}
