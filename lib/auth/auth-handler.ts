import NextAuth, { type AuthOptions } from "next-auth";

/** A route handler; next-auth itself leaves its type open. */
export type AuthHandler = (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
) => Promise<Response>;

export const authHandler = (options: AuthOptions): AuthHandler => NextAuth(options) as AuthHandler;
