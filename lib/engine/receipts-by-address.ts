import type { LiveCarrier } from '@/lib/domain/carrier/live-carrier';
import type { CarrierAnswer } from './carriers/watch/question';

/**
 * When each carrier was last heard of by an address of ours: its driver, which tells whatever else is known of it, is in
 * another thread and passes no such receipt.
 */
export function createReceiptsByAddress() {
  const lastAt = new Map<string, Date>();

  const withReceipt = (name: string, live: LiveCarrier): LiveCarrier => {
    const at = lastAt.get(name);
    if (!at || (live.lastReceiptAt && live.lastReceiptAt >= at)) return live;
    return { ...live, lastReceiptAt: at };
  };
  return {
    note: (name: string, at: Date) => void lastAt.set(name, at),
    /** It is started anew. */
    forget: (name: string) => void lastAt.delete(name),
    complete: (name: string, answer: CarrierAnswer | null): CarrierAnswer | null =>
      answer?.kind === 'look' ? { kind: 'look', live: withReceipt(name, answer.live) } : answer,
  };
}
