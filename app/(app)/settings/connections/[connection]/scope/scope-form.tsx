"use client";

import { useState } from "react";
import { formatNumber, plural } from "@/components/numbers/format.ts";
import { PLACE_WORD } from "@/components/sources/source-words.ts";
import { ActionForm } from "@/components/ui/action-form.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { TextArea } from "@/components/ui/text-area.tsx";
import { isChosen } from "@/lib/core/name-pattern.ts";
import type { FoundPlace } from "@/lib/views/connection-places.ts";
import { saveScope } from "../../../../../connection-settings-actions.ts";

type Props = {
  connectionId: string;
  kind: "github" | "jira";
  version: number;
  include: readonly string[];
  exclude: readonly string[];
  jql: string | null;
  organisations: readonly string[];
  production: readonly string[];
  places: readonly FoundPlace[];
  canChange: boolean;
};

const SHOWN = 300;
const listed = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== "");

/** Chooses by patterns what is read, and shows while they are typed what they match. */
export function ScopeForm(props: Props) {
  const { connectionId, kind, version, include, exclude, jql, places, canChange } = props;
  const [typed, type] = useState({ include: include.join("\n"), exclude: exclude.join("\n"), q: "" });
  const [one, many] = PLACE_WORD[kind];
  const chosen = { include: listed(typed.include), exclude: listed(typed.exclude) };
  const isIn = (place: FoundPlace): boolean => isChosen(chosen, place.name);
  const matching = places.filter(isIn);
  const sought = places.filter(({ name, marks }) =>
    `${name} ${marks.join(" ")}`.toLowerCase().includes(typed.q.toLowerCase()),
  );
  const example = kind === "github" ? "acme/*" : "PAY*";
  return (
    <div className="scope-grid">
      <ActionForm action={saveScope}>
        <input type="hidden" name="connectionId" value={connectionId} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="include"
          label="Read"
          rows={3}
          value={typed.include}
          onChange={(event) => type({ ...typed, include: event.target.value })}
          placeholder={example}
          hint={`One pattern a line; * stands for any letters. Empty: every ${one} that can be seen, new ones too.`}
          disabled={!canChange}
        />
        <TextArea
          name="exclude"
          label="Leave out"
          rows={2}
          value={typed.exclude}
          onChange={(event) => type({ ...typed, exclude: event.target.value })}
          hint="What fits here is not read, whatever stands above."
          disabled={!canChange}
        />
        <p aria-live="polite">
          <b>
            {formatNumber(matching.length)} of {plural(places.length, one, many)}
          </b>{" "}
          {matching.length === 1 ? "is" : "are"} chosen by these patterns.
        </p>
        {kind === "github" && (
          <>
            <TextArea
              name="organisations"
              label="Organisations whose teams are read"
              rows={1}
              defaultValue={props.organisations.join("\n")}
              hint="As they stand in the address. Empty: those of the account that signs in."
              disabled={!canChange}
            />
            <TextArea
              name="production"
              label="Environments that count as production"
              rows={2}
              defaultValue={props.production.join("\n")}
              hint="One a line, with * for any letters."
              disabled={!canChange}
            />
          </>
        )}
        {kind === "jira" && (
          <TextArea
            name="jql"
            label="Only issues that fit this query"
            rows={2}
            defaultValue={jql ?? ""}
            hint="In Jira's own language (JQL), without ORDER BY. Empty: all issues of the projects."
            disabled={!canChange}
          />
        )}
        {canChange && (
          <div>
            <SubmitButton busy="Saving…">Save and read</SubmitButton>
          </div>
        )}
        <p className="small quiet">
          What is taken out of the scope is no longer read; what was read of it stays.
        </p>
      </ActionForm>
      <div>
        <div className="table-tools">
          <input
            className="input input-small"
            type="search"
            aria-label={`Search ${many}`}
            placeholder={`Search ${many}`}
            value={typed.q}
            onChange={(event) => type({ ...typed, q: event.target.value })}
          />
          <span className="quiet">{plural(sought.length, one, many)} found</span>
        </div>
        {places.length === 0 ? (
          <p className="quiet">
            The list is read first; it stands here within seconds while a worker is running.
          </p>
        ) : (
          <ul className="found-list" aria-label={`${many} that were found`}>
            {sought.slice(0, SHOWN).map((place) => (
              <li key={place.key} className={isIn(place) ? "" : "is-out"}>
                <span>
                  {place.name}
                  {!isIn(place) && <span className="visually-hidden"> (left out)</span>}
                </span>
                <span className="quiet">
                  {[...place.marks, ...(place.isLost ? ["no longer seen"] : [])].join(", ")}
                </span>
              </li>
            ))}
            {sought.length > SHOWN && (
              <li className="quiet">and {formatNumber(sought.length - SHOWN)} more: search to see them</li>
            )}
          </ul>
        )}
      </div>
    </div>
  );
}
