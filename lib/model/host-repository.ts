/** A repository as its host knows it. `key` is `<host>/<id>` and outlives renames and transfers. */
export type HostRepository = {
  readonly key: string;
  /** `owner/name` of today. */
  readonly fullName: string;
  readonly cloneUrl: string;
  readonly defaultBranch: string | null;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly isFork: boolean;
  readonly isEmpty: boolean;
  readonly pushedAt: Date | null;
};
