/** One attempt to bring a commit to an environment. */
export type Deployment = {
  readonly repo: string;
  readonly externalId: string;
  readonly environment: string;
  /** Null where the host does not say; an organisation can by the environment's name. */
  readonly isProduction: boolean | null;
  readonly isTransient: boolean | null;
  readonly sha: string;
  readonly ref: string | null;
  readonly task: string | null;
  readonly creator: string | null;
  readonly createdAt: Date;
  readonly state: string | null;
  readonly succeededAt: Date | null;
  readonly failedAt: Date | null;
};

export type Release = {
  readonly repo: string;
  readonly externalId: string;
  readonly tag: string;
  readonly name: string | null;
  readonly target: string | null;
  readonly isDraft: boolean;
  readonly isPrerelease: boolean;
  readonly author: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
};

/** One attempt of one run of a workflow. */
export type WorkflowRun = {
  readonly repo: string;
  readonly externalId: string;
  readonly attempt: number;
  readonly workflow: string;
  readonly event: string;
  readonly branch: string | null;
  readonly sha: string;
  readonly state: string;
  readonly conclusion: string | null;
  readonly actor: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** The pull requests that the host names; none for those from forks. */
  readonly numbers: readonly number[];
};

export type CheckRun = {
  readonly repo: string;
  readonly externalId: string;
  readonly sha: string;
  readonly name: string;
  readonly app: string | null;
  readonly state: string;
  readonly conclusion: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};
