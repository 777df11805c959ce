/**
 * The simulated carrier's plan for a message, read off the recipient, so that a tester can ask for any outcome.
 * Magic MSISDNs are French numbers of the shape 3360099PPPP: the last four digits are a ptt code. A few codes that
 * no network uses (9xxx) ask for behaviour rather than a code. Every other number is delivered after a moment.
 */
import type { DlrId } from './dlr';
import { durationOf, pttCodes } from './ptt';

export type PlannedReceipt = {
  /** After submission. */
  readonly afterMs: number;
  readonly ptt: number;
  /** Null: the ptt says it. */
  readonly dlrId: DlrId | null;
  readonly text: string;
};

export type ReceiptPlan = {
  /** What submission itself answers. `retry` is refused for now and taken on the second try, `never` on none. */
  readonly submission: 'accepted' | 'refused' | 'retry' | 'never';
  readonly receipts: readonly PlannedReceipt[];
  /** What its owner replies, segment by segment; absent: nothing. */
  readonly reply?: readonly string[];
};

const MAGIC = /^3360099(\d{4})$/;

const after = (afterMs: number, ptt: number, text: string, dlrId: DlrId | null = null): PlannedReceipt => ({
  afterMs,
  ptt,
  dlrId,
  text,
});
const BUFFERED = after(200, 25, 'stat:ENROUTE');
const accepted = (...receipts: PlannedReceipt[]): ReceiptPlan => ({ submission: 'accepted', receipts });

const ORDINARY = accepted(BUFFERED, after(800, 4, 'stat:DELIVRD'));

/** Behaviour for which there is no ptt code, by the last four digits. */
const BEHAVIOURS = {
  silent: { digits: '9000', plan: accepted() },
  slow: { digits: '9001', plan: accepted(BUFFERED, after(30_000, 4, 'stat:DELIVRD')) },
  error: { digits: '9002', plan: accepted(after(800, 5, 'stat:REJECTD', 16)) },
  refused: { digits: '9003', plan: { submission: 'refused', receipts: [] } },
  retried: { digits: '9004', plan: { ...ORDINARY, submission: 'retry' } },
  contradicted: { digits: '9005', plan: accepted(after(400, 4, 'stat:DELIVRD'), after(800, 5, 'stat:UNDELIV')) },
  buffered: { digits: '9006', plan: accepted(BUFFERED) },
  never: { digits: '9007', plan: { submission: 'never', receipts: [] } },
  repliesYes: { digits: '9010', plan: { ...ORDINARY, reply: ['yes'] } },
  repliesStop: { digits: '9011', plan: { ...ORDINARY, reply: ['STOP'] } },
  repliesLong: { digits: '9012', plan: { ...ORDINARY, reply: ['see you ', 'at noon'] } },
} as const satisfies Readonly<Record<string, { readonly digits: string; readonly plan: ReceiptPlan }>>;
export type Behaviour = keyof typeof BEHAVIOURS;

const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS).filter((name): name is Behaviour => name in BEHAVIOURS);

/** What the simulated carrier does with a message to this MSISDN. */
export function planReceipts(msisdn: string): ReceiptPlan {
  const digits = MAGIC.exec(msisdn)?.[1];
  if (digits === undefined) return ORDINARY;
  const behaviour = Object.values(BEHAVIOURS).find((known) => known.digits === digits);
  if (behaviour) return behaviour.plan;
  const ptt = Number(digits);
  const duration = durationOf(ptt);
  if (!duration || ptt === 0) return ORDINARY;
  const text = `stat:${ptt === 4 ? 'DELIVRD' : duration === 'permanent' ? 'UNDELIV' : 'ENROUTE'} err:${ptt}`;
  return accepted(after(800, ptt, text));
}

/** Every magic number in international form, and what it asks for. */
export function listMagicNumbers(): readonly (
  | { readonly number: string; readonly ptt: number }
  | { readonly number: string; readonly behaviour: Behaviour }
)[] {
  const codes = pttCodes()
    .filter((ptt) => ptt > 0)
    .map((ptt) => ({ number: `+3360099${String(ptt).padStart(4, '0')}`, ptt }));
  const behaviours = BEHAVIOUR_NAMES.map((behaviour) => ({
    number: `+3360099${BEHAVIOURS[behaviour].digits}`,
    behaviour,
  }));
  return [...codes, ...behaviours];
}
