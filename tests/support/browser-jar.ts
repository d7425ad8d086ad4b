/** The cookies of one browser, as a request's handler reads and writes them. */
export function browserJar() {
  const kept = new Map<string, string>();
  return {
    /** What `next/headers` gives a handler. */
    cookies: () =>
      Promise.resolve({
        get: (name: string) => (kept.has(name) ? { name, value: kept.get(name) ?? "" } : undefined),
        set: (name: string, value: string) => void kept.set(name, value),
        delete: (of: string | { readonly name: string }) =>
          void kept.delete(typeof of === "string" ? of : of.name),
      }),
    /** As another browser would come: without any. */
    forget: () => kept.clear(),
  };
}

/** Where a handler sends the browser: by an answer, or by what `redirect` throws. Null: nowhere, the answer is a page. */
export async function goesTo(
  answer: () => Promise<Response>,
): Promise<{ to: string | null; response: Response | null }> {
  try {
    const response = await answer();
    return { to: response.headers.get("location"), response };
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    const [kind, , to = ""] = digest.split(";");
    if (kind !== "NEXT_REDIRECT") throw error;
    return { to, response: null };
  }
}
