import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface Session {
    expires: string;
    user?: { userId: string; sid: string; email: string; name: string };
  }
  interface User {
    id: string;
    sid: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}
