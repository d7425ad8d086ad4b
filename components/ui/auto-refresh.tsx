"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again while something on it is still being worked on and the page is being looked at. */
export function AutoRefresh({ everySeconds }: { everySeconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [router, everySeconds]);
  return null;
}
