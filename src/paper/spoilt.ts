/** Why a sheet that came back cannot be counted. */
export const spoiltReasons = ['blank', 'no-general', 'unreadable', 'same-hand', 'not-ours'] as const;
export type SpoiltReason = (typeof spoiltReasons)[number];
