"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { softHref } from "./soft-href.ts";

/** Follows the links of every page; while the next one is being made, says so over the one that stays in view. */
export function SoftLinks() {
  const router = useRouter();
  const [onTheWay, begin] = useTransition();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest("a") : null;
      if (!anchor) return;
      const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      const href = softHref(
        { button: event.button, modified, taken: event.defaultPrevented },
        { href: anchor.href, target: anchor.target, download: anchor.hasAttribute("download") },
        window.location.href,
      );
      if (href === null) return;
      event.preventDefault();
      begin(() => router.push(href, { scroll: !anchor.hasAttribute("data-stay") }));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return (
    <p className="on-the-way" aria-live="polite">
      {onTheWay && <span>One moment, the numbers are being put together.</span>}
    </p>
  );
}
