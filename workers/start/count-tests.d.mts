export type Sum = { passed: number; failed: number; skipped: string[] };
export function countTests(report: unknown, code: number): Sum;
export function totalLine(sum: Sum): string;
