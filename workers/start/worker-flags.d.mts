export declare const WORKER_FLAGS: readonly string[];
