export function isSupportedNode(version: string): boolean;
export function checkNode(version?: string): void;
