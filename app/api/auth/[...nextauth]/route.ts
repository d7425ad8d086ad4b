import { auth } from "@/app/wiring.ts";
import { type AuthHandler, authHandler } from "@/lib/auth/auth-handler.ts";

const handle: AuthHandler = (request, context) => authHandler(auth())(request, context);

export { handle as GET, handle as POST };
