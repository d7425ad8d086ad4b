"use client";

import { useState } from "react";

/** Copies a table as cells that a spreadsheet understands. */
export function CopyTable({ table }: { table: string }) {
  const [said, say] = useState("Copy");
  const copy = async () => {
    const source = document.querySelector<HTMLTableElement>(`#${table}`);
    const text = [...(source?.rows ?? [])]
      .map((row) => [...row.cells].map((cell) => cell.innerText.replaceAll(/\s+/g, " ").trim()).join("\t"))
      .join("\n");
    try {
      await navigator.clipboard.writeText(text);
      say("Copied");
    } catch {
      say("The browser refused; use CSV");
    }
  };
  return (
    <button type="button" className="icon-button" onClick={() => void copy()} aria-live="polite">
      {said}
    </button>
  );
}
