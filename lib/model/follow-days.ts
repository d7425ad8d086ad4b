/** Lines are followed for a year; whatever still lives then is censored. */
export const FOLLOW_DAYS = 365;
