import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Organisation } from "../organisation/organisation.ts";

const FORMAT = "assay.sample/1";
const Account = z.custom<[number, Organisation["accounts"] extends Map<number, infer One> ? One : never]>(
  (value) => Array.isArray(value) && value.length === 2,
);
/** Written by nobody but us: the format says that it is ours, and of which shape. */
const Kept = z.object({
  format: z.literal(FORMAT),
  accounts: z.array(Account),
  rest: z.custom<Omit<Organisation, "accounts">>((value) => typeof value === "object" && value !== null),
});

const fileIn = (dir: string): string => join(dir, "organisation.json");

/** Keeps an organisation beside its repositories, so that its hosts can answer for it at any time. */
export async function keepOrganisation(dir: string, { accounts, ...rest }: Organisation): Promise<void> {
  await writeFile(fileIn(dir), JSON.stringify({ format: FORMAT, accounts: [...accounts], rest }));
}

/** The organisation that is kept in a folder. Throws where there is none, or one of another format. */
export async function readOrganisation(dir: string): Promise<Organisation> {
  const { accounts, rest } = Kept.parse(JSON.parse(await readFile(fileIn(dir), "utf8")));
  return { ...rest, accounts: new Map(accounts) };
}
