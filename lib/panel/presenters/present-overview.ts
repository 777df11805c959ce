import type { Trouble } from '@/lib/domain/api-user/trouble';
import type { Traffic, TrafficSample } from '@/lib/domain/usage/overview';
import type { TrafficAnswer, TrafficSampleAnswer, TroubleAnswer } from '@/lib/schemas/overview';

export const presentTraffic = ({ spans, senders, ...traffic }: Traffic): TrafficAnswer => ({
  ...traffic,
  spans: [...spans],
  senders: [...senders],
});

export const presentTrafficSample = ({ countries, ...sample }: TrafficSample): TrafficSampleAnswer => ({
  ...sample,
  countries: [...countries],
});

const presentTroubled = ({ rows, total }: Trouble['failing']): TroubleAnswer['failing'] => ({
  rows: rows.map((row) => ({ ...row, since: row.since?.toISOString() ?? null })),
  total,
});

export const presentTrouble = ({ account, failing, switchedOff, blocked, low, refused }: Trouble): TroubleAnswer => ({
  account: account && { ...account, since: account.since.toISOString() },
  failing: presentTroubled(failing),
  switchedOff: presentTroubled(switchedOff),
  blocked: presentTroubled(blocked),
  low: presentTroubled(low),
  refused: [...refused],
});
