import { AppError } from "@/lib/core/errors.ts";

/** git ended well but told less than it was asked for: nothing of its answer may be used. */
export const brokeOff = (verb: string): AppError =>
  new AppError("unavailable", `git ${verb} broke off before it had told everything`, {
    fix: "Start the reading again; if it happens twice, run `git fsck` in the repository.",
  });
