/**
 * The simulated carrier's plan for a message, read off the recipient, so that a tester can ask for any outcome.
 * Magic MSISDNs are French numbers of the shape 3360099PPPP: the last four digits are a ptt code. A few codes that
 * no network uses (9xxx) ask for behaviour rather than a code. Every other number is delivered after a moment.
 */
import type { DlrId } from './dlr';
import { findPtt, pttCodes } from './ptt';

type PlannedReceipt = {
  /** After submission. */
  readonly afterMs: number;
  readonly ptt: number;
  /** Null: the ptt says it. */
  readonly dlrId: DlrId | null;
  readonly text: string;
};

export type SimulatedPlan = {
  /** What submission itself answers. `retry` is refused for now and taken on the second try, `never` on none. */
  readonly submission: 'accepted' | 'refused' | 'retry' | 'never';
  readonly receipts: readonly PlannedReceipt[];
};

const MAGIC = /^3360099(\d{4})$/;

const after = (afterMs: number, ptt: number, text: string, dlrId: DlrId | null = null): PlannedReceipt => ({
  afterMs,
  ptt,
  dlrId,
  text,
});
const BUFFERED = after(200, 25, 'stat:ENROUTE');
const accepted = (...receipts: PlannedReceipt[]): SimulatedPlan => ({ submission: 'accepted', receipts });

const ORDINARY = accepted(BUFFERED, after(800, 4, 'stat:DELIVRD'));

/** Behaviour for which there is no ptt code, by the last four digits. */
const BEHAVIOURS: ReadonlyMap<string, { readonly plan: SimulatedPlan; readonly meaning: string }> = new Map([
  ['9000', { plan: accepted(), meaning: 'Never answers: stays submitted (DLR id 4).' }],
  [
    '9001',
    { plan: accepted(BUFFERED, after(30_000, 4, 'stat:DELIVRD')), meaning: 'Slow: delivered after 30 seconds.' },
  ],
  ['9002', { plan: accepted(after(800, 5, 'stat:REJECTD', 16)), meaning: 'Error, not billed (DLR id 16): refunded.' }],
  ['9003', { plan: { submission: 'refused', receipts: [] }, meaning: 'Refused at submission, not billed: refunded.' }],
  [
    '9004',
    { plan: { ...ORDINARY, submission: 'retry' }, meaning: 'Submission fails once, then the message is delivered.' },
  ],
  [
    '9005',
    {
      plan: accepted(after(400, 4, 'stat:DELIVRD'), after(800, 5, 'stat:UNDELIV')),
      meaning: 'A late receipt contradicts the delivery: recorded, changes nothing.',
    },
  ],
  ['9006', { plan: accepted(BUFFERED), meaning: 'Stays buffered (DLR id 8).' }],
  [
    '9007',
    {
      plan: { submission: 'never', receipts: [] },
      meaning: 'Never taken: after 48 hours it ends as error, not billed (DLR id 16, ptt 8), and is refunded.',
    },
  ],
]);

/** The longest that any receipt is owed. */
export const LONGEST_RECEIPT_DELAY_MS = Math.max(
  ...[ORDINARY, ...[...BEHAVIOURS.values()].map(({ plan }) => plan)].flatMap(({ receipts }) =>
    receipts.map(({ afterMs }) => afterMs),
  ),
);

/** What the simulated carrier does with a message to this MSISDN. */
export function planReceipts(msisdn: string): SimulatedPlan {
  const digits = MAGIC.exec(msisdn)?.[1];
  if (digits === undefined) return ORDINARY;
  const behaviour = BEHAVIOURS.get(digits);
  if (behaviour) return behaviour.plan;
  const ptt = Number(digits);
  const details = findPtt(ptt);
  if (!details || ptt === 0) return ORDINARY;
  const text = `stat:${ptt === 4 ? 'DELIVRD' : details.duration === 'permanent' ? 'UNDELIV' : 'ENROUTE'} err:${ptt}`;
  return accepted(after(800, ptt, text));
}

/** The table for people: each magic number in international form and what it does. */
export function describeMagicNumbers(): readonly { readonly number: string; readonly meaning: string }[] {
  const codes = pttCodes()
    .filter((code) => code > 0)
    .map((code) => ({
      number: `+3360099${String(code).padStart(4, '0')}`,
      meaning: `ptt ${code}: ${findPtt(code)?.description ?? ''}`,
    }));
  const behaviours = [...BEHAVIOURS].map(([digits, { meaning }]) => ({ number: `+3360099${digits}`, meaning }));
  return [...codes, ...behaviours];
}
