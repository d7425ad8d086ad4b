/** What this room needs of a database connection or pool. */
export type Queries = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
