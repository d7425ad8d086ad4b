import { z } from "zod";

/** An e-mail address as people type it, brought into one form before anything else looks at it. */
export const Email = z
  .string()
  .transform((typed) => typed.normalize("NFKC").trim().toLowerCase())
  .pipe(z.email("Write it like ada@example.com.").max(254, "That is longer than an address can be."));

export const NewPassword = z
  .string()
  .min(12, "Use at least 12 characters. A few words in a row work well.")
  .max(200, "Use at most 200 characters.");

/** What the first run asks of the person who sets Assay up. */
export const FirstOwner = z.strictObject({
  name: z.string().trim().min(1, "Write your name.").max(120, "Use at most 120 characters."),
  email: Email,
  password: NewPassword,
  organisation: z.string().trim().min(1, "Name your organisation.").max(120, "Use at most 120 characters."),
});

export const Credentials = z.object({ email: Email, password: z.string().min(1).max(1_000) });
