/** What the pages of carriers ask for and read; no secret is in it. */
import { z } from 'zod';
import { WHEN_UNKNOWN } from '@/lib/domain/carrier/carrier';
import { CARRIER_KINDS } from '@/lib/domain/carrier/carrier-setup';
import type { ANSWER_KINDS } from '@/lib/domain/carrier/live-carrier';
import { CONNECTION_ROLES, CONNECTION_STATES } from '@/lib/domain/carrier/live-carrier';
import { TEMPLATE_NAMES } from '@/lib/domain/carrier/templates';
import { ID_BASES } from '@/lib/domain/delivery/id-base';
import { choiceOf, pageNumber, searchText } from './list-query';

export const CARRIER_PAGE_SIZE = 25;

export const CARRIER_STATES = ['enabled', 'disabled'] as const;

/** What the address of the list says. */
export const carrierListQuery = z.strictObject({
  search: searchText(100),
  state: choiceOf(['', ...CARRIER_STATES]).default(''),
  page: pageNumber.default(1),
});
export type CarrierListQuery = z.infer<typeof carrierListQuery>;

/** What the address of the page for a new one says. */
export const newCarrierQuery = z.strictObject({ preset: choiceOf(TEMPLATE_NAMES).default('smpp') });

/** A carrier is named by its name, which is never changed. */
const carrierName = z.string().max(20);

export const carrierQuery = z.strictObject({ name: carrierName });
export type CarrierQuery = z.infer<typeof carrierQuery>;

const bounded = z.object({ count: z.number(), isMore: z.boolean() });

const answers = z.object({
  accepted: z.number(),
  refused: z.number(),
  later: z.number(),
  unknown: z.number(),
} satisfies Record<(typeof ANSWER_KINDS)[number], z.ZodNumber>);

const time = z.iso.datetime();

const liveState = {
  bound: z.boolean(),
  lastError: z.string().nullable(),
  downSince: time.nullable(),
  lastMinute: answers,
  /** The other node that runs it, which said this some seconds ago; null: the one that answers does. */
  elsewhere: z.string().nullable(),
};

const row = {
  name: z.string(),
  kind: z.enum(CARRIER_KINDS),
  description: z.string(),
  rank: z.number(),
  disabledAt: time.nullable(),
  waiting: bounded,
  /** Since when the first of them is due. */
  waitingSince: time.nullable(),
  /** Those that take messages once it is disabled, by preference; 0: everything waits then. */
  others: z.object({ first: z.array(z.string()), count: z.number(), down: z.array(z.string()) }),
  /** Messages that may have been sent by it: a person decides, or it is given them once more. */
  inDoubt: bounded,
  /** Messages that it was given and has not answered for. */
  underWay: z.number(),
};

const carrierRow = z.object({
  ...row,
  /** Null: it does not run, because it is disabled, or simulates while a real one is enabled. */
  live: z.object(liveState).nullable(),
});
export type CarrierRow = z.infer<typeof carrierRow>;

export const carrierList = z.object({ carriers: z.array(carrierRow), total: z.number(), page: z.number() });
export type CarrierList = z.infer<typeof carrierList>;

/** Of every carrier, for whoever chooses one. */
export const carrierNames = z.object({ names: z.array(z.string()) });
export type CarrierNames = z.infer<typeof carrierNames>;

export const carrierDetails = z.object({
  ...row,
  whenUnknown: z.enum(WHEN_UNKNOWN),
  revision: z.number(),
  createdAt: time,
  updatedAt: time,
  /** As its kind has them. */
  settings: z.record(z.string(), z.json()),
  unmatchedReceipts: bounded,
  /** Messages that may have been sent, and wait for a person to decide. */
  undecided: bounded,
  /** In which base its receipts write ids that its answers write in the other one; null: none is learned. */
  learnedIds: z.enum(ID_BASES).nullable(),
  /** When its client certificate ends; null: it has none. */
  certificateEndsAt: time.nullable(),
  live: z
    .object({
      ...liveState,
      connections: z.array(
        z.object({
          role: z.enum(CONNECTION_ROLES),
          state: z.enum(CONNECTION_STATES),
          trouble: z.string().nullable(),
        }),
      ),
      window: z.object({ used: z.number(), size: z.number() }).nullable(),
      lastSubmitAt: time.nullable(),
      lastReceiptAt: time.nullable(),
      peerCertificateEndsAt: time.nullable(),
      troubles: z.array(z.object({ at: time, text: z.string() })),
    })
    .nullable(),
});
export type CarrierDetails = z.infer<typeof carrierDetails>;

const TRACE_OUTCOMES = ['fault'] as const;

/** What the address of a trace says. */
export const carrierTraceFilters = z.strictObject({
  search: searchText(100),
  direction: choiceOf(['', 'in', 'out']).default(''),
  outcome: choiceOf(['', ...TRACE_OUTCOMES]).default(''),
});
export const carrierTraceQuery = carrierTraceFilters.extend({ name: carrierName });
export type CarrierTraceQuery = z.infer<typeof carrierTraceQuery>;

const traceEntry = z.object({
  at: time,
  direction: z.enum(['in', 'out']),
  what: z.string(),
  connection: z.number().nullable(),
  exchange: z.number().nullable(),
  status: z.string().nullable(),
  isFault: z.boolean(),
  carrierId: z.string().nullable(),
  groupedMsisdn: z.string().nullable(),
  textLength: z.number().nullable(),
  whole: z.string().nullable(),
});
export type TraceRow = z.infer<typeof traceEntry>;

/** The newest first; `isSilent`: the node that runs the carrier has not answered. */
export const carrierTrace = z.object({ entries: z.array(traceEntry), isSilent: z.boolean() });
export type CarrierTrace = z.infer<typeof carrierTrace>;

/** What the address of a carrier's unmatched receipts says; `search` is a whole id. */
export const carrierReceiptsFilters = z.strictObject({ search: searchText(200), page: pageNumber.default(1) });
export const carrierReceiptsQuery = carrierReceiptsFilters.extend({ name: carrierName });
export type CarrierReceiptsQuery = z.infer<typeof carrierReceiptsQuery>;

const unmatchedReceipt = z.object({
  id: z.number(),
  rawId: z.string(),
  ptt: z.number(),
  text: z.string(),
  at: time,
  receivedAt: time,
});
export type UnmatchedReceiptRow = z.infer<typeof unmatchedReceipt>;

export const carrierReceipts = z.object({
  receipts: z.array(unmatchedReceipt),
  total: z.number(),
  page: z.number(),
});
export type CarrierReceipts = z.infer<typeof carrierReceipts>;

export const carrierOutages = z.object({
  isNoneEnabled: z.boolean(),
  /** None is, or each that is enabled is down. */
  isNoneTaking: z.boolean(),
  /** Messages that wait then, of every account, and since when the first does. */
  waiting: bounded.extend({ since: time }).nullable(),
  /** No phone is reached, since none but the simulated one is enabled. */
  onlySeems: z.boolean(),
  outages: z.array(z.object({ carrier: z.string(), since: time })),
  /** Carriers of which messages wait for a person to decide. */
  undecided: z.array(bounded.extend({ carrier: z.string() })),
  /** Carriers whose client certificate ends soon or has ended. */
  certificates: z.array(z.object({ carrier: z.string(), endsAt: time, isOver: z.boolean() })),
  /** Accounts whose replies lead nowhere while a real carrier is enabled, with the name of one. */
  unconfirmedNumbers: bounded.extend({ serviceName: z.string() }).nullable(),
});
export type CarrierOutages = z.infer<typeof carrierOutages>;
