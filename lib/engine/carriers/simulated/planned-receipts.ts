import type { PlannedReceipt } from '@/lib/domain/delivery/magic-numbers';
import { nextTry } from '@/lib/domain/outbox/retry-policy';

type Owed = {
  readonly rawId: string;
  readonly receipts: readonly { readonly receipt: PlannedReceipt; readonly dueAt: number }[];
  /** How many are on the disk. */
  done: number;
  failures: number;
  /** When the first of these failed, on the clock that nobody sets. */
  failingSince: number;
  timer: NodeJS.Timeout | null;
};

type Options = {
  readonly running: () => number;
  /** Rejects when it is to be told again. */
  readonly tell: (receipt: PlannedReceipt & { readonly rawId: string }) => Promise<void>;
  /** Told when nothing more is owed of something. */
  readonly onEnded: () => void;
};

/** Receipts that wait for their moment: those of one id in their order, and none twice at a time. */
export function createPlannedReceipts({ running, tell, onEnded }: Options) {
  const owed = new Map<string, Owed>();
  const waitingForRoom: { readonly below: number; readonly resume: () => void }[] = [];
  let stopped = false;

  const end = (one: Owed) => {
    owed.delete(one.rawId);
    while (waitingForRoom[0] && owed.size < waitingForRoom[0].below) waitingForRoom.shift()?.resume();
    onEnded();
  };

  /** Tells all that is due, together, so that it is recorded together; what fails is told again, from there on. */
  const tellDue = async (one: Owed) => {
    const due = one.receipts.slice(one.done).filter(({ dueAt }) => dueAt <= running());
    const said = await Promise.allSettled(due.map(({ receipt }) => tell({ ...receipt, rawId: one.rawId })));
    if (stopped) return;
    const failed = said.findIndex(({ status }) => status === 'rejected');
    one.done += failed < 0 ? said.length : failed;
    if (failed >= 0 && one.failures === 0) one.failingSince = running();
    one.failures = failed < 0 ? 0 : one.failures + 1;
    if (one.done === one.receipts.length) end(one);
    else wait(one);
  };

  /** What cannot be recorded for two days is left to the next start. */
  const retryAt = ({ failures: attempts, failingSince }: Owed) =>
    nextTry('recording', { attempts, since: new Date(failingSince), now: new Date(running()), jitter: 0 });

  const wait = (one: Owed) => {
    const at = one.failures > 0 ? retryAt(one)?.getTime() : one.receipts[one.done]?.dueAt;
    if (at === undefined) return end(one);
    const waitMs = at - running();
    if (waitMs <= 0) void tellDue(one);
    else one.timer = setTimeout(() => void tellDue(one), waitMs);
  };

  return {
    /** How many ids something is owed of. */
    count: () => owed.size,
    /** Owes these; `inMs` says when each is due. What is owed already stays as it is. */
    add: (rawId: string, receipts: readonly PlannedReceipt[], inMs: (receipt: PlannedReceipt) => number): void => {
      if (stopped || receipts.length === 0 || owed.has(rawId)) return;
      const now = running();
      const planned = receipts.map((receipt) => ({ receipt, dueAt: now + inMs(receipt) }));
      const one: Owed = { rawId, receipts: planned, done: 0, failures: 0, failingSince: 0, timer: null };
      owed.set(rawId, one);
      wait(one);
    },
    /** Resolves when fewer than `below` are owed. */
    room: (below: number): Promise<void> =>
      owed.size < below
        ? Promise.resolve()
        : new Promise((resume) => {
            waitingForRoom.push({ below, resume });
          }),
    stop: (): void => {
      stopped = true;
      for (const { timer } of owed.values()) if (timer) clearTimeout(timer);
      owed.clear();
    },
  };
}
