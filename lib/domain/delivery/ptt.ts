/**
 * ptt codes: how far a message came, finer than the DLR id. 1 to 8, 20 to 76 and 202 mean what the API users guide
 * says; the SMPP guide's table, which gives 1 to 6 and 8 other meanings, is used only for codes that guide leaves out.
 */
export type PttDuration = 'indeterminated' | 'permanent' | 'temporary';

/** Wrong, barred or blacklisted: not to be used again. */
export const BARRED_NUMBER_PTT = 23;

/** Why a number gets nothing, whatever is sent to it and whenever: it is wrong or barred, has opted out, or is none at all. */
const DEAD_NUMBER_PTTS: ReadonlySet<number> = new Set([BARRED_NUMBER_PTT, 53, 100]);

/** Whether the code says that another message to the same number would end the same way. */
export const isDeadNumber = (code: number): boolean => DEAD_NUMBER_PTTS.has(code);

/** Nobody delivered it for as long as it was worth sending. */
export const EXPIRED_PTT = 8;

/** The network takes nothing of the kind now. */
export const NOT_TAKEN_PTT = 50;

const DURATIONS: ReadonlyMap<number, PttDuration> = new Map<number, PttDuration>([
  [0, 'indeterminated'],
  [1, 'temporary'],
  [2, 'temporary'],
  [3, 'indeterminated'],
  [4, 'permanent'],
  [5, 'permanent'],
  [6, 'indeterminated'],
  [7, 'temporary'],
  [8, 'permanent'],
  [9, 'permanent'],
  [10, 'temporary'],
  [20, 'permanent'],
  [21, 'permanent'],
  [23, 'permanent'],
  [24, 'temporary'],
  [25, 'temporary'],
  [26, 'temporary'],
  [27, 'permanent'],
  [28, 'permanent'],
  [29, 'permanent'],
  [33, 'permanent'],
  [39, 'temporary'],
  [50, 'temporary'],
  [51, 'temporary'],
  [52, 'permanent'],
  [53, 'permanent'],
  [54, 'permanent'],
  [55, 'temporary'],
  [73, 'permanent'],
  [74, 'temporary'],
  [76, 'permanent'],
  [100, 'permanent'],
  [101, 'permanent'],
  [102, 'permanent'],
  [103, 'permanent'],
  [202, 'permanent'],
  [254, 'indeterminated'],
  [255, 'indeterminated'],
  [800, 'permanent'],
  [801, 'permanent'],
  [802, 'permanent'],
  [803, 'permanent'],
  [804, 'indeterminated'],
  [1999, 'permanent'],
]);

/** Whether more may follow a code; undefined for one that nobody documents. */
export const durationOf = (code: number): PttDuration | undefined => DURATIONS.get(code);

/** Every known code, ascending. */
export const pttCodes = (): number[] => [...DURATIONS.keys()];
