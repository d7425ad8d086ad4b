export function isAlive(pid: number): boolean;
export function commandLine(pid: number): string;
export function parentOf(pid: number): number | undefined;
export function gone(pid: number, ms: number): Promise<boolean>;
export function signalGroup(pid: number, signal: NodeJS.Signals): boolean;
