export function readOptions(
  args: string[],
  from: { cwd: string; env: Record<string, string | undefined> },
): { dev: boolean; port: number; repos: string[] };
export function placeOf(repo: string, cwd: string): string;
