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

export const DLR_IDS = [0, 1, 2, 4, 8, 16] as const satisfies readonly DlrId[];

/** A value read from the database, where the column is a number. */
export const isDlrId = (id: number): id is DlrId => DLR_IDS.some((known) => known === id);

export const dlrDescription = (id: DlrId): string => DLR_DESCRIPTIONS[id];
