"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useActionState,
  useEffect,
  useRef,
} from "react";
import { type FormAction, type FormState, IDLE } from "./form-state.ts";

type Props = {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Clears the form once it worked. */
  clears?: boolean;
  onDone?: (form: FormData) => Promise<void> | void;
};

const State = createContext<{ state: FormState; pending: boolean }>({ state: IDLE, pending: false });

/** What the last answer said about a field. */
export function useFormAnswer(name?: string) {
  const { state, pending } = use(State);
  const wrong = state.status === "wrong" && name !== undefined ? state.fields[name] : undefined;
  const typed = state.status === "wrong" && name !== undefined ? state.typed[name] : undefined;
  return { state, pending, wrong, typed };
}

/** A form that keeps what was typed, says what is wrong beside the field, and works before scripts have loaded. */
export function ActionForm({ action, children, className = "form", clears = false, onDone }: Props) {
  const [state, dispatch, pending] = useActionState(action, IDLE);
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (state.status === "wrong") form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    if (state.status !== "done" || form.current === null) return;
    const sent = new FormData(form.current);
    if (clears) form.current.reset();
    void Promise.resolve(onDone?.(sent)).then(() => state.next && router.push(state.next));
  }, [state, clears, onDone, router]);

  return (
    <form
      ref={form}
      className={className}
      action={dispatch}
      noValidate
      onSubmit={(event) => {
        // Sending it ourselves keeps the fields as they are; a form's own action empties them.
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        startTransition(() => dispatch(sent));
      }}
    >
      <State value={{ state, pending }}>
        {children}
        <div aria-live="polite">
          {state.status === "wrong" && state.message && (
            <p className="notice notice-problem">{state.message}</p>
          )}
          {state.status === "done" && state.message && <p className="notice notice-good">{state.message}</p>}
        </div>
      </State>
    </form>
  );
}
