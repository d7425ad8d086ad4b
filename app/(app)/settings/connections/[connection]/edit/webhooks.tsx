"use client";

import { useState, useTransition } from "react";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { dropHookSecret } from "../../../../../connection-settings-actions.ts";
import { type MadeSecret, makeHookSecret } from "../../../../../hook-secret-action.ts";

type Props = { connectionId: string; kind: "github" | "jira"; address: string; secrets: number | null };

/** Where messages are sent to, and the secrets that sign them: a new one is shown once, the old one stays good beside it. */
export function Webhooks({ connectionId, kind, address, secrets }: Props) {
  const [made, show] = useState<MadeSecret | null>(null);
  const [isBusy, begin] = useTransition();
  const count = (secrets ?? 0) + (made !== null && "secret" in made ? 1 : 0);
  return (
    <>
      <dl className="facts">
        <dt>Address</dt>
        <dd>
          <code>{address}</code>
        </dd>
        <dt>Content type</dt>
        <dd>application/json</dd>
        <dt>Secrets accepted now</dt>
        <dd>{secrets === null ? "unknown: they cannot be opened" : Math.min(2, count)}</dd>
      </dl>
      <div className="actions head-actions">
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => begin(async () => show(await makeHookSecret(connectionId)))}
        >
          {count === 0 ? "Make a secret" : "Make a new secret"}
        </button>
        {count > 1 && (
          <ActionForm action={dropHookSecret} className="">
            <input type="hidden" name="connectionId" value={connectionId} />
            <SubmitButton tone="quiet">End the older secret</SubmitButton>
          </ActionForm>
        )}
      </div>
      <div aria-live="polite">
        {made !== null && "secret" in made && (
          <div className="once">
            <p>
              Copy it now: it is not shown again. Enter it in {kind === "github" ? "GitHub" : "Jira"} with the
              address above. The secret before stays good until you end it.
            </p>
            <code>{made.secret}</code>
          </div>
        )}
        {made !== null && "wrong" in made && <p className="notice notice-problem">{made.wrong}</p>}
      </div>
    </>
  );
}
