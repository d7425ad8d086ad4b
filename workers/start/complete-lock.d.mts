export type LockEntry = {
  version?: string;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dev?: boolean;
  optional?: boolean;
};
export type Lock = { packages: Record<string, LockEntry> };
export function completeLock(lock: Lock): string[];
