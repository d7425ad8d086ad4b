import type { Account } from "@/lib/model/account.ts";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { Who } from "../schema.ts";
import { accountOf, ghostOf } from "./account-of.ts";

type Lists = { -readonly [Name in keyof HostBatch]-?: NonNullable<HostBatch[Name]>[number] };

/** Rows as they are understood, one a key: told twice, the later change stands. */
export class Collected {
  readonly host: string;
  readonly #rows = new Map<keyof HostBatch, Map<string, unknown>>();
  readonly #told = new Map<string, Account | null>();

  constructor(host: string) {
    this.host = host;
  }

  add<Name extends keyof HostBatch>(list: Name, key: string, row: Lists[Name]): void {
    const rows = this.#rows.get(list) ?? new Map<string, unknown>();
    this.#rows.set(list, rows);
    const before = rows.get(key);
    if (before !== undefined && changedAt(before) > changedAt(row)) return;
    rows.set(key, row);
  }

  /** The key of an account, which is kept besides. */
  account(who: Who): string | null {
    return this.#understand(who)?.key ?? null;
  }

  /** As `account`, for what somebody must have written: without one, it was somebody who is gone. */
  author(who: Who): string {
    const account = this.#understand(who);
    if (account !== null) return account.key;
    const ghost = ghostOf(this.host);
    this.#keep(ghost);
    return ghost.key;
  }

  /** Most accounts of a page are told many times, and in the same words. */
  #understand(who: Who): Account | null {
    if (who === null || who === undefined) return null;
    const told = `${who.databaseId ?? who.id} ${who.login} ${who.name} ${who.__typename ?? who.type}`;
    const known = this.#told.get(told);
    if (known !== undefined) return known;
    const account = accountOf(who, this.host);
    this.#told.set(told, account);
    if (account !== null) this.#keep(account);
    return account;
  }

  #keep(account: Account): void {
    const known = this.#rows.get("accounts")?.get(account.key) as Account | undefined;
    // Who resolved a thread is told as a person, a bot too: what told it as a bot says more.
    if (known !== undefined && known.login === `${account.login ?? ""}[bot]`) return;
    this.add("accounts", account.key, { ...account, name: account.name ?? known?.name ?? null });
  }

  batch(): HostBatch {
    return Object.fromEntries([...this.#rows].map(([list, rows]) => [list, [...rows.values()]]));
  }
}

const changedAt = (row: unknown): number =>
  typeof row === "object" && row !== null && "updatedAt" in row && row.updatedAt instanceof Date
    ? row.updatedAt.getTime()
    : 0;
