import "server-only";
import { constants } from "node:fs";
import { access as canReach, stat } from "node:fs/promises";
import { join } from "node:path";
import { grantSettings, type SettingsAccess } from "@/lib/auth/access.ts";
import { AppError } from "@/lib/core/errors.ts";
import { requireOrg } from "./signed-in.ts";

/** The signed-in person's proof that they may change settings. */
export const requireSettings = async (): Promise<SettingsAccess> =>
  grantSettings((await requireOrg()).access);

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Refuses a folder that is not there, cannot be entered, or holds no git repository, before anything is stored. */
export async function checkFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error.code ?? "ENOENT");
  if (typeof found === "string") {
    const fix =
      found === "EACCES"
        ? "Let the account that runs Assay enter that folder, or clone the repository where it can."
        : "Check the path: it is read on the machine that runs Assay.";
    throw new AppError(
      "invalid",
      found === "EACCES" ? `${path} may not be entered.` : `There is no ${path}.`,
      { fix },
    );
  }
  const isRepository =
    (await exists(join(path, ".git"))) ||
    ((await exists(join(path, "HEAD"))) && (await exists(join(path, "objects"))));
  if (!found.isDirectory() || !isRepository) {
    throw new AppError("invalid", `${path} holds no git repository.`, {
      fix: "Choose the folder that holds .git, or a bare repository.",
    });
  }
  await canReach(path, constants.R_OK).catch(() => {
    throw new AppError("invalid", `${path} may not be read.`, {
      fix: "Let the account that runs Assay read that folder.",
    });
  });
}
