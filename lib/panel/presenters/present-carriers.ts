import type { KeptReceipt } from '@/lib/db/carriers/unmatched-of-carrier';
import type { UndecidedMessage } from '@/lib/db/messages/undecided';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import type { IdBase } from '@/lib/domain/delivery/id-base';
import type { Bounded } from '@/lib/domain/instance/health';
import type { SeenCarrier } from '@/lib/domain/instance/seen-carrier';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { NumberedPage } from '@/lib/domain/page';
import { groupSender } from '@/lib/domain/sender/group-sender';
import type {
  CarrierDetails,
  CarrierList,
  CarrierNames,
  CarrierOutages,
  CarrierReceipts,
  CarrierTrace,
} from '@/lib/schemas/carrier-pages';
import type { CarrierUndecided } from '@/lib/schemas/carrier-undecided';
import type { CarrierTroubles } from '@/lib/use-cases/carriers/find-outages';
import type { FoundTrace } from '@/lib/use-cases/carriers/find-trace';

const timeOf = (at: Date | null): string | null => at?.toISOString() ?? null;

/** So many are named; of more, how many there are. */
const MOST_OTHERS = 3;

const rowOf = ({ waiting, waitingSince, inDoubt, live, others, ...carrier }: SeenCarrier) => {
  const { name, kind, description, rank, disabledAt } = carrier;
  const namesOf = (some: typeof others) => some.slice(0, MOST_OTHERS).map((other) => other.name);
  return {
    name,
    kind,
    description,
    rank,
    disabledAt: timeOf(disabledAt),
    waiting,
    waitingSince: timeOf(waitingSince),
    inDoubt,
    underWay: live?.underWay ?? 0,
    others: {
      first: namesOf(others),
      count: others.length,
      down: namesOf(others.filter(({ isConnected }) => !isConnected)),
    },
  };
};

const liveStateOf = ({ bound, lastError, downSince, lastMinute, elsewhere }: NonNullable<SeenCarrier['live']>) => ({
  bound,
  lastError,
  downSince: timeOf(downSince),
  lastMinute,
  elsewhere,
});

/** Names alone: what else is stored of a carrier has its secrets. */
export const presentCarrierNames = (carriers: readonly Carrier[]): CarrierNames => ({
  names: carriers.map(({ name }) => name),
});

/** The instance's carriers as their list reads them. */
export const presentCarriers = ({ rows, total, page }: NumberedPage<SeenCarrier>): CarrierList => ({
  carriers: rows.map((carrier) => ({ ...rowOf(carrier), live: carrier.live && liveStateOf(carrier.live) })),
  total,
  page,
});

/** One of them as its pages read it. */
export const presentCarrier = (
  carrier: SeenCarrier & {
    readonly unmatchedReceipts: Bounded;
    readonly undecided: Bounded;
    readonly learnedIds: IdBase | null;
    readonly certificateEndsAt: Date | null;
  },
): CarrierDetails => {
  const { live, whenUnknown, revision, createdAt, updatedAt, settings, unmatchedReceipts, undecided, learnedIds } =
    carrier;
  return {
    ...rowOf(carrier),
    whenUnknown,
    revision,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    settings: JSON.parse(JSON.stringify(settings)),
    unmatchedReceipts,
    undecided,
    learnedIds,
    certificateEndsAt: timeOf(carrier.certificateEndsAt),
    live: live && {
      ...liveStateOf(live),
      connections: [...live.connections],
      window: live.window,
      lastSubmitAt: timeOf(live.lastSubmitAt),
      lastReceiptAt: timeOf(live.lastReceiptAt),
      peerCertificateEndsAt: timeOf(live.peerCertificateEndsAt),
      troubles: live.troubles.map(({ at, text }) => ({ at: at.toISOString(), text })),
    },
  };
};

/** What a carrier names somebody by may be a name as well. */
const NUMBER = /^\d{7,15}$/;

export const presentTrace = ({ entries, isSilent }: FoundTrace): CarrierTrace => ({
  isSilent,
  entries: entries.map(({ msisdn, ...entry }) => ({
    ...entry,
    at: entry.at.toISOString(),
    groupedMsisdn: msisdn !== null && NUMBER.test(msisdn) ? groupMsisdn(msisdn) : msisdn,
  })),
});

export const presentUnmatchedReceipts = ({ rows, total, page }: NumberedPage<KeptReceipt>): CarrierReceipts => ({
  receipts: rows.map((receipt) => ({
    ...receipt,
    at: receipt.at.toISOString(),
    receivedAt: receipt.receivedAt.toISOString(),
  })),
  total,
  page,
});

export const presentUndecided = ({
  rows,
  total,
  page,
  readAt,
}: NumberedPage<UndecidedMessage> & { readonly readAt: Date }): CarrierUndecided => ({
  messages: rows.map((one) => ({
    ...one,
    groupedSender: groupSender(one.sender),
    groupedRecipient: groupMsisdn(one.recipient),
    since: one.since.toISOString(),
    endsAt: one.endsAt.toISOString(),
  })),
  total,
  page,
  readAt: readAt.toISOString(),
});

export const presentOutages = ({
  isNoneEnabled,
  isNoneTaking,
  waiting,
  onlySeems,
  outages,
  undecided,
  certificates,
  unconfirmedNumbers,
}: CarrierTroubles): CarrierOutages => ({
  isNoneEnabled,
  isNoneTaking,
  waiting: waiting && { ...waiting, since: waiting.since.toISOString() },
  onlySeems,
  outages: outages.map(({ carrier, since }) => ({ carrier, since: since.toISOString() })),
  undecided: [...undecided],
  certificates: certificates.map((one) => ({ ...one, endsAt: one.endsAt.toISOString() })),
  unconfirmedNumbers,
});
