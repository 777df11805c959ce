/** Of which segments of a message a carrier tells what became of them: of all, of one of them, or of any that it likes. */
export const SEGMENT_RECEIPTS = ['all', 'first', 'last', 'any'] as const;
export type SegmentReceipts = (typeof SEGMENT_RECEIPTS)[number];
