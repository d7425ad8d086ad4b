import type { AuthOptions } from "next-auth";

import CredentialsProvider from "next-auth/providers/credentials";
import { endSession, sessionPerson, touchSession } from "./account-store.ts";
import { onceAMinute } from "./once-a-minute.ts";
import type { Queries } from "./queries.ts";
import type { SignIn } from "./sign-in.ts";
import { TOO_MANY } from "./too-many.ts";

export type { AuthOptions };

/** A session ends after this long, whatever happens. */
export const SESSION_SECONDS = 30 * 86_400;

export type AuthWiring = {
  readonly db: Queries;
  readonly now: () => Date;
  readonly secret: string;
  readonly appUrl: string;
  readonly signIn: SignIn;
};

/** next-auth with credentials: the token carries the id of a session row, and the row is asked at every request. */
export function authOptions({ db, now, secret, appUrl, signIn }: AuthWiring): AuthOptions {
  const isDue = onceAMinute();
  return {
    secret,
    useSecureCookies: appUrl.startsWith("https://"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "Assay",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const result = await signIn(credentials, addressOf(request.headers));
          if (result === TOO_MANY) throw new Error(TOO_MANY);
          return result === null
            ? null
            : { id: result.userId, name: result.name, email: result.email, sid: result.sid };
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        // `user` is there only in the moment of signing in.
        return user ? { ...token, sid: user.sid } : token;
      },
      async session({ session, token }) {
        delete session.user;
        const person = token.sid ? await sessionPerson(db, token.sid, now()) : null;
        if (person && token.sid) {
          session.user = { ...person, sid: token.sid };
          if (isDue(token.sid, now())) await touchSession(db, token.sid, now());
        }
        return session;
      },
      redirect: ({ url, baseUrl }) =>
        url.startsWith("/") && !url.startsWith("//") ? `${baseUrl}${url}` : baseUrl,
    },
    events: {
      async signOut({ token }) {
        if (token.sid) await endSession(db, token.sid, now());
      },
    },
  };
}

/** The address that the server in front of us saw; forwarded lists are written by the caller and only the last is not. */
function addressOf(headers: Record<string, string | string[] | undefined> | undefined): string {
  const forwarded = headers?.["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim();
  return last || "local";
}
