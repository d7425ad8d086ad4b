const SPARE_MS = 120_000;

/** Keeps installation tokens until shortly before they end. The library writes `token|created|expires|…`. */
export const tokenCache = (tokens: Map<string, string>, now: () => Date) => ({
  get: (key: string): string => {
    const value = tokens.get(key) ?? "";
    const expires = Date.parse(value.split("|")[2] ?? "");
    return expires - SPARE_MS > now().getTime() ? value : "";
  },
  set: (key: string, value: string): void => {
    tokens.set(key, value);
  },
});
