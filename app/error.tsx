"use client";

import { useEffect } from "react";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus(), []);
  return (
    <main id="content" className="gate" tabIndex={-1}>
      <h1 tabIndex={-1}>This page could not be put together</h1>
      <p>
        Try again. If it stays like this, run <code>npm run doctor</code> where Assay runs
        {error.digest && (
          <>
            {" "}
            and look for error <code>{error.digest}</code> in its log
          </>
        )}
        . Nothing was changed.
      </p>
      <p>
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
      </p>
    </main>
  );
}
