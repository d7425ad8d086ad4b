/** Alive: the process answers. Says nothing about what it needs. */
export const GET = (): Response => Response.json({ status: "alive" });
export const dynamic = "force-dynamic";
