/** What people do beside the work itself, reviewing among it, is never shown for fewer of them, whatever the settings. */
export const BEHAVIOUR_FLOOR = 5;
