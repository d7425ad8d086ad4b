import { z } from "zod";

const MOST = 500;

/** Patterns that a person typed, one a line or with commas between; `what` tells how one looks. */
export const namePatterns = (shape: RegExp, what: string) =>
  z
    .string()
    .max(100_000, `Write at most ${MOST} patterns.`)
    .default("")
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ""))])
    .refine((list) => list.length <= MOST, `Write at most ${MOST} patterns.`)
    .superRefine((list, ctx) => {
      const odd = list.find((pattern) => !shape.test(pattern));
      if (odd !== undefined)
        ctx.addIssue({ code: "custom", message: `Write ${what}. “${odd.slice(0, 60)}” is not one.` });
    });

/** `owner/name` with `*`; a lone `*` is all. */
export const repositoryPatterns = namePatterns(
  /^(\*|[\w.*-]{1,100}\/[\w.*-]{1,100})$/,
  "patterns such as acme/* or acme/shop",
);
/** Short keys of projects with `*`. */
export const projectPatterns = namePatterns(/^[A-Za-z0-9_*]{1,100}$/, "keys of projects such as PAY or PAY*");
/** Names of organisations as they stand in an address. */
export const organisationNames = namePatterns(
  /^[a-z0-9](-?[a-z0-9])*$/i,
  "names of organisations such as acme",
);
/** Names of environments with `*`. */
export const environmentPatterns = namePatterns(/^[\w./*-]{1,100}$/, "names of environments such as prod*");
