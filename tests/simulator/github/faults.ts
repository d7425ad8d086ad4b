/**
 * What can go wrong. The body faults spoil an otherwise good answer; the others come in its place.
 * `mutate` gets the parsed JSON of a good answer and says what is sent instead.
 */
export type FaultKind =
  | { readonly kind: "status"; readonly status: 500 | 502 | 503 | 504 | 401 | 403 | 404 | 410 | 422 | 451 }
  | { readonly kind: "truncated" | "html" | "not-json" | "gzip-broken" | "wrong-length" | "reset" | "hang" }
  | { readonly kind: "secondary"; readonly retryAfter?: number; readonly status?: 403 | 429 }
  | { readonly kind: "primary"; readonly resetsIn?: number }
  | { readonly kind: "sso" | "forbidden" }
  | {
      readonly kind: "partial";
      readonly at: readonly (string | number)[];
      readonly type?: string;
      readonly message?: string;
    }
  | { readonly kind: "endless" | "same-cursor" }
  | { readonly kind: "mutate"; readonly mutate: (body: unknown) => unknown };

/** Which requests it hits: all where nothing is said. `path` is tried on the path and on the query text of GraphQL. */
export type Fault = FaultKind & {
  readonly on?: "rest" | "graphql";
  readonly path?: RegExp;
  readonly operation?: string;
  /** How often; once where not said. */
  readonly times?: number;
  /** How many requests that it could hit are spared first. */
  readonly after?: number;
  /** Hits every nth of them. */
  readonly every?: number;
};

export type FaultTarget = {
  readonly on: "rest" | "graphql";
  readonly path: string;
  readonly operation: string | null;
  readonly text: string;
};

/** The faults that are set, each with its own count. */
export type FaultBook = {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  readonly next: (target: FaultTarget) => Fault | null;
};

export function faultBook(): FaultBook {
  let faults: { readonly fault: Fault; seen: number; hits: number }[] = [];
  const isHit = (
    entry: { readonly fault: Fault; seen: number; hits: number },
    target: FaultTarget,
  ): boolean => {
    const { fault } = entry;
    if (fault.on !== undefined && fault.on !== target.on) return false;
    if (fault.operation !== undefined && fault.operation !== target.operation) return false;
    if (fault.path !== undefined && !fault.path.test(target.path) && !fault.path.test(target.text))
      return false;
    entry.seen += 1;
    const number = entry.seen - (fault.after ?? 0);
    return number > 0 && (fault.every === undefined || number % fault.every === 0);
  };
  return {
    add: (fault) => {
      faults.push({ fault, seen: 0, hits: 0 });
    },
    clear: () => {
      faults = [];
    },
    next: (target) => {
      const hit = faults.find((entry) => isHit(entry, target));
      if (hit === undefined) return null;
      hit.hits += 1;
      if (hit.hits >= (hit.fault.times ?? 1)) faults = faults.filter((entry) => entry !== hit);
      return hit.fault;
    },
  };
}
