/**
 * The engine writes and moves messages: it accepts, dispatches, records receipts and sends callbacks. It has the one
 * connection that does so, and in production a thread of its own (engine.thread.ts), so that a disk sync holds up
 * neither requests nor pages.
 */
import { setTimeout } from 'node:timers/promises';
import type { NewRefusal } from '@/lib/db/api-users/refused-requests';
import { proveRoom } from '@/lib/db/connections/prove-room';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import { createWriteTurn, type WriteTurn } from '@/lib/db/connections/write-turn';
import { openWriter, type Writer } from '@/lib/db/connections/writer';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import type { Result } from '@/lib/domain/result';
import { createGroupCommit } from '@/lib/platform/batching/group-commit';
import type { Logger } from '@/lib/platform/log/logger';
import type { Metrics } from '@/lib/platform/metrics/metrics';
import { acceptMessages } from './accept/accept-messages';
import type { Accepted, AcceptRefusal, AcceptRequest } from './accept/acceptance';
import { recordRefusals } from './accept/record-refusals';
import type { CallbackCaller } from './callbacks/calls/callback-caller';
import { recordReceipts } from './receipts/record-receipts';
import { type Loops, startLoops } from './start-loops';

export type Engine = {
  /**
   * Takes up what a dead process left and moves messages on from now on. What is accepted before waits for this, so
   * that a process which cannot serve after all has touched nothing.
   */
  work(): Promise<void>;
  /** Resolves when the request is settled on the disk. Null: too many wait already and nothing was done. */
  accept(request: AcceptRequest): Promise<Result<Accepted, AcceptRefusal>> | null;
  /** Resolves when the receipt is on the disk: with its message, or kept until there is one. */
  recordReceipt(receipt: CarrierReceipt): Promise<void>;
  /** Keeps a refusal for people to read; under a flood of them, what does not fit is dropped. */
  recordRefusal(refusal: NewRefusal): void;
  /** Makes a call that is owed to nobody, such as a test, within the bounds of all others. */
  call(call: CallbackCall): Promise<CallbackAnswer>;
  /** Resolves when a trial write is on the disk and the callers of URLs answer; rejects when a second was not enough. */
  prove(): Promise<void>;
  /** Something is due that the engine did not cause. */
  wake(): void;
  /** How many requests wait for their commit. */
  waiting(): number;
  /** To be shared with every other connection that writes. */
  readonly writeTurn: WriteTurn;
  /** Finishes what is in flight and closes the connection. */
  stop(): Promise<void>;
};

export type EngineSettings = {
  /** Who this process is to the others, past ones too: what it holds of what is owed, it holds in this name. */
  readonly nodeId: number;
  readonly databaseUrl: string;
  readonly simulatedCarrierSpeed: number;
};

/** Told what happens, after it is on the disk. */
export type EngineListener = EventPublisher & Pick<Metrics, 'batchCommitted' | 'carrierAnswered' | 'callbackAnswered'>;

export const LONGEST_ACCEPT_QUEUE = 10_000;
const LARGEST_BATCH = 256;
const LONGEST_REFUSAL_QUEUE = 1_000;
const GATHER_REFUSALS_MS = 50;
const LONGEST_PROOF_MS = 1_000;

export function createEngine(
  settings: EngineSettings,
  callbackCaller: CallbackCaller,
  listener: EngineListener,
  log: Logger,
): Engine {
  const writeTurn = createWriteTurn();
  const writer = openWriter(settings.databaseUrl, writeTurn);
  let loops: Loops | null = null;
  let tellWorking: (started: Loops) => void = () => {};
  const working = new Promise<Loops>((resolve) => {
    tellWorking = resolve;
  });
  const accepting = createAcceptQueue(writer, listener, () => loops?.wake());
  const receipts = createReceiptQueue(writer, listener, working);
  const refusals = createRefusalQueue(writer);
  return {
    work: async () => {
      loops = await startLoops({
        writer,
        events: listener,
        metrics: listener,
        log,
        nodeId: settings.nodeId,
        simulatedCarrierSpeed: settings.simulatedCarrierSpeed,
        callbackCaller,
      });
      tellWorking(loops);
    },
    accept: accepting.submit,
    recordReceipt: async (receipt) => {
      await (receipts.submit(receipt) ?? Promise.reject(new Error('Too many receipts wait.')));
    },
    recordRefusal: (refusal) => void refusals.submit(refusal)?.catch(() => undefined),
    call: async (call) => (await working).callbacks.call(call),
    wake: () => loops?.callbacks.wake(),
    prove: createProof(writer, callbackCaller),
    waiting: accepting.waiting,
    writeTurn,
    stop: async () => {
      await Promise.all([accepting.drained(), loops && receipts.drained(), refusals.drained()]);
      await loops?.stop();
      await writer.close();
    },
  };
}

/** One trial write at a time, however many ask while it waits. */
function createProof(writer: Writer, callbackCaller: CallbackCaller): Engine['prove'] {
  let writing: Promise<void> | null = null;
  return async () => {
    writing ??= proveRoom(writer).finally(() => {
      writing = null;
    });
    const tooLong = setTimeout(LONGEST_PROOF_MS, null, { ref: false }).then(() => {
      throw new DatabaseLocked('A write takes longer than a second.');
    });
    await Promise.all([callbackCaller.answers?.(), Promise.race([writing, tooLong])]);
  };
}

/** The one queue through which every message is accepted. */
function createAcceptQueue(writer: Writer, listener: EngineListener, wakeLoops: () => void) {
  const commit = async (requests: readonly AcceptRequest[]) => {
    const begun = performance.now();
    try {
      const outcomes = await acceptMessages({ writer, now: new Date() }, requests);
      const accounts = requests.flatMap(({ accountId }, index) => (outcomes[index]?.ok ? accountId : []));
      for (const accountId of new Set(accounts)) {
        listener.publish({ type: 'messages', accountId });
        listener.publish({ type: 'credits', accountId });
      }
      if (accounts.length > 0) wakeLoops();
      return outcomes;
    } finally {
      listener.batchCommitted(requests.length, (performance.now() - begun) / 1000);
    }
  };
  return createGroupCommit(commit, { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_ACCEPT_QUEUE });
}

/** Receipts that come in together are recorded together. */
const createReceiptQueue = (writer: Writer, events: EventPublisher, working: Promise<Loops>) =>
  createGroupCommit(
    async (receipts: readonly CarrierReceipt[]) => {
      const { callbacks } = await working;
      await recordReceipts({ writer, events, callbacks, now: new Date() }, receipts);
      return receipts.map(() => true);
    },
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_ACCEPT_QUEUE },
  );

const createRefusalQueue = (writer: Writer) =>
  createGroupCommit(
    async (refusals: readonly NewRefusal[]) => {
      await recordRefusals({ writer }, refusals);
      return refusals.map(() => true);
    },
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_REFUSAL_QUEUE, gatherMs: GATHER_REFUSALS_MS },
  );
