"use client";

import { confirmHints } from "@/app/confirm-hints-action.ts";
import { PreviewForm } from "@/components/ui/preview-form.tsx";

/** What is suggested and sure enough, shown first and then confirmed together. */
export const ConfirmHints = () => (
  <PreviewForm
    action={confirmHints}
    show="Show them"
    keep={(count) => `Confirm ${count === 1 ? "this one" : `these ${count}`}`}
    nothing="Nothing is suggested that is so sure."
    className="form form-wide"
  >
    {(state) => (
      <>
        <div className="field">
          <label htmlFor="sure">Suggestions that are</label>
          <select id="sure" name="sure" className="input" defaultValue="75">
            <option value="80">80 % sure and more: addresses that differ by a plus only</option>
            <option value="75">75 % and more: full names that only they have, too</option>
            <option value="65">65 % and more: logins at other hosts and opened pull requests, too</option>
            <option value="60">60 % and more: parts of addresses, too</option>
          </select>
        </div>
        <input type="hidden" name="seen" value={state.status === "preview" ? state.csv : "[]"} />
      </>
    )}
  </PreviewForm>
);
