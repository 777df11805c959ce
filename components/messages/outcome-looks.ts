import type { Outcome, Outcomes } from '@/lib/domain/delivery/sent-bulk';
import type { SignalName } from '../ui/Signal';

/** By which signal and in which colour of a bar each outcome of a bulk send's messages is told. */
export const OUTCOME_LOOKS: Readonly<Record<Outcome, { readonly signal: SignalName; readonly bar: string }>> = {
  delivered: { signal: 'good', bar: 'bg-chart-1' },
  underWay: { signal: 'go', bar: 'bg-chart-3' },
  failed: { signal: 'bad', bar: 'bg-chart-2' },
  waiting: { signal: 'idle', bar: 'bg-control' },
  // An empty frame: of any tone that is left, none stands out in both themes.
  cancelled: { signal: 'off', bar: 'bg-surface ring-1 ring-inset ring-control' },
};

/** Whether anything is still to become of a bulk send; what was cancelled as a whole is told by who did it. */
export function stageOfBulk({ waiting, underWay, delivered, failed }: Outcomes): 'underWay' | 'over' | null {
  if (underWay + waiting > 0) return 'underWay';
  return delivered + failed > 0 ? 'over' : null;
}

/** How a bulk send stands as a whole: what is not over comes first, then what arrived. */
export function signalOfBulk({ waiting, underWay, delivered, failed }: Outcomes): SignalName {
  if (underWay > 0) return OUTCOME_LOOKS.underWay.signal;
  if (waiting > 0) return OUTCOME_LOOKS.waiting.signal;
  if (delivered > 0) return OUTCOME_LOOKS.delivered.signal;
  return OUTCOME_LOOKS[failed > 0 ? 'failed' : 'cancelled'].signal;
}
