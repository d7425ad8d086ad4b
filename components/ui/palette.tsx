"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import { matchPlaces, type Place } from "./match-places.ts";

/** Goes anywhere by typing: opened with ⌘K, Ctrl K or `/`. */
export function Palette({ places }: { places: readonly Place[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, type] = useState("");
  const [at, move] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const list = useId();
  // While it is closed nobody sees the list, and it would travel with every page.
  const found = isOpen ? matchPlaces(places, typed) : [];
  const open = () => {
    type("");
    move(0);
    setOpen(true);
    dialog.current?.showModal();
  };
  const go = (place: Place | undefined) => {
    if (!place) return;
    dialog.current?.close();
    router.push(place.href);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
      const asked = (event.key === "k" && (event.metaKey || event.ctrlKey)) || (event.key === "/" && !typing);
      if (!asked) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  const onKey = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      move((at + step + found.length) % found.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      go(found[at]);
    }
  };

  return (
    <>
      <button type="button" className="icon-button" onClick={open} aria-keyshortcuts="Meta+K Control+K /">
        Go to <kbd>⌘K</kbd>
      </button>
      <dialog ref={dialog} className="palette" aria-label="Go to a page" onClose={() => setOpen(false)}>
        <input
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
          aria-label="Page or team"
          placeholder="Page or team"
          value={typed}
          onChange={(event) => {
            type(event.target.value);
            move(0);
          }}
          onKeyDown={onKey}
        />
        {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot be filtered by typing above it */}
        <div id={list} className="palette-list" role="listbox" aria-label="Pages and teams" tabIndex={-1}>
          {found.map((place, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are read by the input above
            <div
              key={place.href}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              onClick={() => go(place)}
            >
              {place.label}
              <span className="quiet small">{place.kind}</span>
            </div>
          ))}
        </div>
        {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
        {isOpen && found.length === 0 && (
          <p className="quiet small palette-none">Nothing has that name. Try fewer letters.</p>
        )}
      </dialog>
    </>
  );
}
