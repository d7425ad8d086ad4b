/** What can go wrong, and which requests it hits. `path` is tried on the path; where nothing is said, all. */
export type JiraFault = {
  readonly kind:
    | "error-500"
    | "error-502"
    | "truncated"
    | "not-json"
    | "login-page"
    | "unauthorized"
    | "forbidden"
    | "burst"
    | "quota"
    | "missing"
    | "refuse-page-token"
    | "repeat-page-token"
    | "empty-page-token";
  readonly path?: RegExp;
  /** How often; once where not said. */
  readonly times?: number;
  /** How many requests that it could hit are spared first. */
  readonly after?: number;
};

export type FaultBook = {
  readonly add: (fault: JiraFault) => void;
  /** The fault that hits this request, counted; null for none. */
  next(path: string): JiraFault["kind"] | null;
};

export function faultBook(): FaultBook {
  let open: { readonly fault: JiraFault; seen: number; hits: number }[] = [];
  return {
    add: (fault) => {
      open.push({ fault, seen: 0, hits: 0 });
    },
    next: (path) => {
      for (const entry of open) {
        if (entry.fault.path !== undefined && !entry.fault.path.test(path)) continue;
        entry.seen += 1;
        if (entry.seen <= (entry.fault.after ?? 0)) continue;
        entry.hits += 1;
        if (entry.hits >= (entry.fault.times ?? 1)) open = open.filter((one) => one !== entry);
        return entry.fault.kind;
      }
      return null;
    },
  };
}
