import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** Starts git; replaced in tests that need a git which fails in a certain way. */
export type SpawnGit = (
  args: readonly string[],
  env: Record<string, string>,
) => ChildProcessWithoutNullStreams;

/** The git program, set up so that nothing of the machine's or the repository's configuration can speak through it. */
export type Git = {
  readonly spawn: SpawnGit;
  readonly env: Readonly<Record<string, string>>;
  /** Stops whatever runs when it is aborted. */
  readonly signal: AbortSignal | null;
};

const SEARCH_PATH = "/usr/local/bin:/opt/homebrew/bin:/opt/local/bin:/usr/bin:/bin";

/**
 * `searchPath` says where programs are looked up. `env` adds variables that a remote may need, such as a proxy or the
 * socket of an ssh agent; nothing else of the surrounding process reaches git.
 */
export function createGit(
  options: { searchPath?: string; env?: Record<string, string>; signal?: AbortSignal; spawn?: SpawnGit } = {},
): Git {
  return {
    spawn:
      options.spawn ??
      ((args, env) => spawn("git", args, { env: env as NodeJS.ProcessEnv, cwd: "/", stdio: "pipe" })),
    env: { ...options.env, ...SEALED, PATH: options.searchPath ?? SEARCH_PATH },
    signal: options.signal ?? null,
  };
}

const SEALED = {
  HOME: "/nonexistent",
  LC_ALL: "C",
  TZ: "UTC",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_ASKPASS: "/bin/false",
  SSH_ASKPASS: "/bin/false",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_PAGER: "cat",
} as const;
