/** A webhook as the host lists it; `url` and `expiresAt` where it tells them. */
export type Listed = {
  readonly id: number;
  readonly filter: string;
  readonly url: string | null;
  readonly expiresAt: Date | null;
};
/** A webhook that we registered. */
export type Registered = { readonly id: number; readonly filter: string };

export type HookPlan = {
  readonly keep: readonly Registered[];
  /** Filters that no webhook of ours has. */
  readonly add: readonly string[];
  readonly drop: readonly number[];
  /** Ids of kept ones that end soon. */
  readonly renew: readonly number[];
};

const DAY_MS = 86_400_000;
/** They end after thirty days; a week's outage on either side must not lose them. */
const RENEW_BEFORE_MS = 20 * DAY_MS;
/** What one app may register for one user on one site. */
const MOST = 5;

/**
 * The filters that ask for every issue of these projects, in as few webhooks as the host allows: `in` is one of the few
 * operators that its filters know. None without projects.
 */
export function hookFilters(projects: readonly string[], each = 100): readonly string[] {
  const keys = [...new Set(projects)].toSorted();
  const count = Math.min(MOST, Math.ceil(keys.length / each));
  const size = count === 0 ? 1 : Math.ceil(keys.length / count);
  return Array.from({ length: count }, (_one, index) => keys.slice(index * size, (index + 1) * size))
    .filter((part) => part.length > 0)
    .map((part) => `project in (${part.map((key) => `"${key}"`).join(",")})`);
}

/**
 * What to do so that exactly `wanted` is registered. Of the host's list only that is touched which we registered ourselves, or
 * which leads to our address; a host may write a filter in another way than it was given, so what we noted goes first.
 */
export function planWebhooks(
  wanted: readonly string[],
  listed: readonly Listed[],
  ours: readonly Registered[],
  about: { readonly url: string; readonly now: Date },
): HookPlan {
  const noted = new Map(ours.map(({ id, filter }) => [id, filter]));
  const mine = listed
    .filter(
      ({ id, url, filter }) =>
        noted.has(id) || url === about.url || (url === null && wanted.includes(filter)),
    )
    .map((one) => ({ ...one, filter: noted.get(one.id) ?? one.filter }));
  const keep = wanted.flatMap((filter) => mine.find((one) => one.filter === filter) ?? []);
  const kept = new Set(keep.map(({ id }) => id));
  const isDue = ({ expiresAt }: Listed) =>
    expiresAt === null || expiresAt.getTime() - about.now.getTime() < RENEW_BEFORE_MS;
  return {
    keep: keep.map(({ id, filter }) => ({ id, filter })),
    add: wanted.filter((filter) => !keep.some((one) => one.filter === filter)),
    drop: mine.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    renew: keep.filter(isDue).map(({ id }) => id),
  };
}
