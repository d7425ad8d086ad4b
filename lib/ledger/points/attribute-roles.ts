import { apportion } from "@/lib/core/apportion.ts";

export const ROLES = ["spec", "decision", "build", "review", "coordination"] as const;
export type Role = (typeof ROLES)[number];

/** The shipped shares of roles in what was delivered, in hundredths. Changing them makes another version. */
export const ROLE_POLICY: { readonly version: number; readonly share: Readonly<Record<Role, number>> } = {
  version: 1,
  share: { spec: 15, decision: 5, build: 60, review: 15, coordination: 5 },
};

/**
 * Divides the net points of a delivered unit over the roles that left evidence; never adds any. What was delivered was built; other roles
 * without evidence drop out, and the rest share by largest remainder, so that more reviews share the same part. For teams only.
 */
export function attributeRoles(
  milliPoints: number,
  evidenced: ReadonlySet<Role>,
  policy: Readonly<Record<Role, number>> = ROLE_POLICY.share,
): Readonly<Record<Role, number>> {
  const shares = apportion(
    milliPoints,
    ROLES.map((role) => (role === "build" || evidenced.has(role) ? policy[role] : 0)),
  );
  const [spec = 0, decision = 0, build = 0, review = 0, coordination = 0] = shares;
  return { spec, decision, build, review, coordination };
}
