/**
 * What a message becomes that was cancelled before it was sent, and what its URL is told: as SMPP says it of one that was
 * deleted (ptt 802), and that nothing is billed (DLR 16).
 */
export const CANCELLED = { state: 'cancelled', ptt: 802, dlrId: 16 } as const;
