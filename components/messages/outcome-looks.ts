import type { Outcome } from '@/lib/domain/delivery/sent-bulk';
import type { SignalName } from '../ui/Signal';

/** By which signal and in which colour of a bar each outcome of a bulk send's messages is told. */
export const OUTCOME_LOOKS: Readonly<Record<Outcome, { readonly signal: SignalName; readonly bar: string }>> = {
  delivered: { signal: 'good', bar: 'bg-chart-1' },
  underWay: { signal: 'go', bar: 'bg-chart-3' },
  failed: { signal: 'bad', bar: 'bg-chart-2' },
  waiting: { signal: 'idle', bar: 'bg-control' },
  cancelled: { signal: 'off', bar: 'bg-track' },
};
