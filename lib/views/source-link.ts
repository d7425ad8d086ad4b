const PATHS: Readonly<Record<string, { commit: string; change: string }>> = {
  "github.com": { commit: "/commit/", change: "/pull/" },
  "gitlab.com": { commit: "/-/commit/", change: "/-/merge_requests/" },
  "codeberg.org": { commit: "/commit/", change: "/pulls/" },
};

export type SourceLinks = {
  commit(sha: string): string | null;
  change(number: number | null): string | null;
};

/** Links into the place that a repository was read from, where that place has pages; a folder has none. */
export function sourceLinks(location: string): SourceLinks {
  const base = webAddress(location);
  const paths = base ? PATHS[new URL(base).host] : undefined;
  return {
    commit: (sha) => (base && paths && /^[0-9a-f]{7,64}$/.test(sha) ? `${base}${paths.commit}${sha}` : null),
    change: (number) => (base && paths && number !== null ? `${base}${paths.change}${number}` : null),
  };
}

function webAddress(location: string): string | null {
  const scp = /^[\w.-]+@([\w.-]+):(.+)$/.exec(location);
  const text = scp ? `https://${scp[1]}/${scp[2]}` : location.replace(/^ssh:\/\/(?:[^@/]+@)?/, "https://");
  if (!text.startsWith("https://") || !URL.canParse(text)) return null;
  const { host, pathname } = new URL(text);
  return `https://${host}${pathname.replace(/\.git\/?$/, "").replace(/\/+$/, "")}`;
}
