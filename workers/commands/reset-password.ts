import { randomBytes } from "node:crypto";
import { z } from "zod";
import { hashPassword } from "@/lib/core/crypto.ts";
import { AppError } from "@/lib/core/errors.ts";
import type { Terminal } from "./terminal.ts";
import type { CommandDeps } from "./with-database.ts";

/** Gives an account a new password, prints it once, and ends every session of the account. */
export async function resetPasswordCommand(
  [email]: readonly string[],
  { db }: CommandDeps,
  terminal: Terminal,
): Promise<void> {
  if (email === undefined) {
    throw new AppError("invalid", "Name an account.", { fix: "Usage: assay user reset-password EMAIL" });
  }
  const found = await db.query("SELECT id FROM auth_find_user($1)", [email.trim()]);
  const [account] = z.array(z.object({ id: z.uuid() })).parse(found.rows);
  if (!account)
    throw new AppError("not-found", "No account has that address.", { fix: "Check the spelling." });
  const password = randomBytes(15).toString("base64url");
  await db.query("SELECT auth_set_password($1, $2)", [account.id, await hashPassword(password)]);
  terminal.say(
    `New password: ${password}\nAll sessions of the account have ended. Change it after signing in.`,
  );
}
