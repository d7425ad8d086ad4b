/** The repository, and the tenant it belongs to, whose rows are read or written. Both are UUIDs. */
export type RepoScope = { readonly orgId: string; readonly repoId: string };
