import { type Env, readEnv } from "./read-env.ts";

let read: Env | undefined;

/** The environment, read at the first use: building the app needs none of it, running it needs all of it at once. */
export const env = (): Env => (read ??= readEnv(process.env));
