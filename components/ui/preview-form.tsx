"use client";

import { type ReactNode, startTransition, useActionState } from "react";
import { ImportPreview } from "./import-preview.tsx";
import type { ImportAction, ImportState } from "./import-state.ts";

type Props = {
  action: ImportAction;
  /** The button that shows what would change, and the one that keeps so many changes. */
  show: string;
  keep: (count: number) => string;
  /** What is said where nothing would change. */
  nothing: string;
  className?: string;
  /** What is wrong before anything was sent. */
  unread?: string | null;
  children: (state: ImportState) => ReactNode;
};

/** A form in two steps: what would change is shown first, then kept. What was typed stays until it is kept. */
export function PreviewForm({ action, show, keep, nothing, className = "form", unread, children }: Props) {
  const [state, dispatch, pending] = useActionState(action, { status: "idle" });
  const isReady = state.status === "preview" && state.faults.length === 0 && state.changes.length > 0;
  return (
    <form
      className={className}
      action={dispatch}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const sent = new FormData(event.currentTarget, submitter);
        startTransition(() => dispatch(sent));
      }}
    >
      {children(state)}
      <div className="actions">
        <button type="submit" name="step" value="preview" className="button button-plain" disabled={pending}>
          {pending ? "One moment…" : show}
        </button>
        {isReady && (
          <button type="submit" name="step" value="keep" className="button button-primary" disabled={pending}>
            {keep(state.changes.length)}
          </button>
        )}
      </div>
      <div aria-live="polite">
        {unread && <p className="notice notice-problem">{unread}</p>}
        {state.status === "wrong" && <p className="notice notice-problem">{state.message}</p>}
        {state.status === "done" && <p className="notice notice-good">{state.message}</p>}
        {state.status === "preview" && (
          <ImportPreview changes={state.changes} faults={state.faults} nothing={nothing} />
        )}
      </div>
    </form>
  );
}
