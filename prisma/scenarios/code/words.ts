import type { Rng } from "@/lib/core/rng.ts";

/** The words a team thinks in: identifiers, paths and titles are made of them. */
export type Words = {
  readonly things: readonly string[];
  readonly acts: readonly string[];
  readonly sides: readonly string[];
  readonly areas: readonly string[];
};

/** What an edit draws on: chance, the team's words and its language. */
export type Hand = { readonly rng: Rng; readonly words: Words; readonly language: "typescript" | "python" };

export const PAYMENT_WORDS: Words = {
  things: [
    "refund",
    "payout",
    "mandate",
    "invoice",
    "ledger",
    "balance",
    "dispute",
    "transfer",
    "receipt",
    "fee",
    "wallet",
    "settlement",
    "card",
    "chargeback",
  ],
  acts: [
    "settle",
    "book",
    "reconcile",
    "authorise",
    "capture",
    "release",
    "split",
    "round",
    "validate",
    "notify",
    "schedule",
    "collect",
    "match",
    "void",
  ],
  sides: ["pending", "daily", "partial", "foreign", "manual", "late", "gross", "held", "batch", "merchant"],
  areas: ["refunds", "payouts", "ledger", "disputes", "mandates", "webhooks"],
};

export const SHOP_WORDS: Words = {
  things: [
    "basket",
    "product",
    "voucher",
    "shelf",
    "delivery",
    "review",
    "banner",
    "wishlist",
    "variant",
    "price",
    "campaign",
    "search",
    "address",
    "order",
  ],
  acts: [
    "render",
    "load",
    "sort",
    "filter",
    "apply",
    "preview",
    "merge",
    "track",
    "suggest",
    "restore",
    "format",
    "rank",
    "paginate",
    "prefetch",
  ],
  sides: [
    "recent",
    "guest",
    "saved",
    "seasonal",
    "mobile",
    "empty",
    "bundled",
    "gift",
    "regional",
    "visible",
  ],
  areas: ["basket", "catalogue", "checkout", "search", "account", "campaigns"],
};

export const PLATFORM_WORDS: Words = {
  things: [
    "cluster",
    "secret",
    "tenant",
    "quota",
    "deploy",
    "volume",
    "certificate",
    "node",
    "queue",
    "alert",
    "backup",
    "image",
    "route",
    "budget",
  ],
  acts: [
    "rotate",
    "drain",
    "provision",
    "scale",
    "probe",
    "restore",
    "promote",
    "audit",
    "prune",
    "attach",
    "resolve",
    "mirror",
    "throttle",
    "migrate",
  ],
  sides: [
    "idle",
    "regional",
    "stale",
    "shared",
    "spot",
    "nightly",
    "canary",
    "internal",
    "expired",
    "pooled",
  ],
  areas: ["deploys", "secrets", "quotas", "alerts", "backups", "networks"],
};

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** With an s as English has it: `matches`, `notifies`, `books`. */
export const withS = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}${/(?:s|x|ch|sh)$/.test(word) ? "es" : "s"}`;

/** A verb and what it acts on, such as `settlePendingRefund`. */
export function actName({ rng, words }: Hand): string {
  return `${rng.pick(words.acts)}${capital(rng.pick(words.sides))}${capital(rng.pick(words.things))}`;
}

/** The same in words, for titles: `settle pending refund`. */
export function actTitle({ rng, words }: Hand): string {
  return `${rng.pick(words.acts)} ${rng.pick(words.sides)} ${withS(rng.pick(words.things))}`;
}

/** A name of two words and a number, so that lines of different functions seldom agree. */
export function termName({ rng, words }: Hand): string {
  return `${rng.pick(words.sides)}${capital(rng.pick(words.things))}${rng.between(2, 99)}`;
}
