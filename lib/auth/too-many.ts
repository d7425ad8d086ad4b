export const TOO_MANY = "too-many-attempts";
