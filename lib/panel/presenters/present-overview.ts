import type { Traffic, TrafficSample, Trouble } from '@/lib/domain/usage/overview';
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

export const presentTrouble = ({ failing, blocked, low, refused }: Trouble): TroubleAnswer => ({
  failing: { ...failing, rows: failing.rows.map((row) => ({ ...row, since: row.since.toISOString() })) },
  blocked: { ...blocked, rows: [...blocked.rows] },
  low: { ...low, rows: [...low.rows] },
  refused: [...refused],
});
