"use client";

export const PrintButton = () => (
  <button type="button" className="icon-button" onClick={() => window.print()}>
    Print
  </button>
);
