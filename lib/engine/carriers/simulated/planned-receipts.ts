import type { PlannedReceipt } from '@/lib/domain/delivery/magic-numbers';

type Owed = {
  readonly rawId: string;
  readonly receipts: readonly { readonly receipt: PlannedReceipt; readonly dueAt: number }[];
  /** How many are on the disk. */
  done: number;
  failures: number;
  timer: NodeJS.Timeout | null;
};

type Options = {
  readonly running: () => number;
  /** Rejects when it is to be reported again. */
  readonly report: (receipt: PlannedReceipt & { readonly rawId: string }) => Promise<void>;
  /** Told when nothing more is owed of something. */
  readonly onEnded: () => void;
};

/** Doubled after each failure in a row. */
const FIRST_RETRY_MS = 1_000;
/** Then the next start takes it up again. */
const MOST_FAILURES = 8;

/** Receipts that wait for their moment: those of one id in their order, and none twice at a time. */
export function createPlannedReceipts({ running, report, onEnded }: Options) {
  const owed = new Map<string, Owed>();
  const waitingForRoom: { readonly below: number; readonly resume: () => void }[] = [];
  let stopped = false;

  const end = (one: Owed) => {
    owed.delete(one.rawId);
    while (waitingForRoom[0] && owed.size < waitingForRoom[0].below) waitingForRoom.shift()?.resume();
    onEnded();
  };

  /** Reports all that is due, together, so that it is recorded together; what fails is reported again, from there on. */
  const reportDue = async (one: Owed) => {
    const due = one.receipts.slice(one.done).filter(({ dueAt }) => dueAt <= running());
    const said = await Promise.allSettled(due.map(({ receipt }) => report({ ...receipt, rawId: one.rawId })));
    if (stopped) return;
    const failed = said.findIndex(({ status }) => status === 'rejected');
    one.done += failed < 0 ? said.length : failed;
    one.failures = failed < 0 ? 0 : one.failures + 1;
    if (one.done === one.receipts.length || one.failures >= MOST_FAILURES) end(one);
    else wait(one);
  };

  const wait = (one: Owed) => {
    const next = one.receipts[one.done];
    const dueInMs = next ? next.dueAt - running() : 0;
    const waitMs = one.failures > 0 ? FIRST_RETRY_MS * 2 ** (one.failures - 1) : dueInMs;
    if (waitMs <= 0) void reportDue(one);
    else one.timer = setTimeout(() => void reportDue(one), waitMs);
  };

  return {
    /** How many ids something is owed of. */
    count: () => owed.size,
    /** Owes these; `inMs` says when each is due. What is owed already stays as it is. */
    add: (rawId: string, receipts: readonly PlannedReceipt[], inMs: (receipt: PlannedReceipt) => number): void => {
      if (stopped || receipts.length === 0 || owed.has(rawId)) return;
      const now = running();
      const planned = receipts.map((receipt) => ({ receipt, dueAt: now + inMs(receipt) }));
      const one: Owed = { rawId, receipts: planned, done: 0, failures: 0, timer: null };
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
