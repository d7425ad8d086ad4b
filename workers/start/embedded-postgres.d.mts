export type EmbeddedPostgres = {
  port: number;
  pid: number;
  folder: string;
  log: string;
  exited: Promise<number | string>;
  url(user: string, password: string, database: string): string;
  stop(): Promise<void>;
};
export function startEmbeddedPostgres(options: {
  home: string;
  password: string;
  throwaway?: boolean;
  newPassword?: boolean;
}): Promise<EmbeddedPostgres>;
export function lastLines(file: string, count: number): string;
