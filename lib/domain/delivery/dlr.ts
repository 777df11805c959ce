/** DLR ids and what the API users guide says they mean. `description` in a callback is this id, despite its name. */
export const DLR_DESCRIPTIONS = {
  0: 'Pending',
  1: 'Success',
  2: 'Failed',
  4: 'Waiting',
  8: 'Buffered',
  16: 'Error, not billed',
} as const;

export type DlrId = keyof typeof DLR_DESCRIPTIONS;

export const dlrDescription = (id: DlrId): string => DLR_DESCRIPTIONS[id];
