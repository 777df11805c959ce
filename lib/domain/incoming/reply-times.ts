const DAY_MS = 86_400_000;

/** What is older is answered by nobody. */
export const ANSWERED_WITHIN_MS = 30 * DAY_MS;
/** References come round: segments of one message are not further apart. */
export const JOINED_WITHIN_MS = DAY_MS;
/** What has not come whole by then is told as far as it has. */
export const TOLD_IN_PART_AFTER_MS = 10 * 60_000;
/** How long what is left of a deleted message or reply is kept: while replies to it may come, or its answer counts. */
export const DELETED_KEPT_MS = ANSWERED_WITHIN_MS + JOINED_WITHIN_MS;
