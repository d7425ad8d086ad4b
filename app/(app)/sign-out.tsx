"use client";

import { browserSignOut } from "@/lib/auth/browser-sign-in.ts";

export const SignOut = () => (
  <button type="button" className="icon-button" onClick={() => void browserSignOut()}>
    Sign out
  </button>
);
