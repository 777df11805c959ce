/**
 * The engine writes and moves messages: it accepts, dispatches, records receipts and sends callbacks. It has the one
 * connection that does so, and in production a thread of its own (engine.thread.ts), so that a disk sync holds up
 * neither requests nor pages.
 */
import { type AlertKind, type ClaimedAlert, claimDueAlerts } from '@/lib/db/accounts/alert-outbox';
import { createWriteTurn, type WriteTurn } from '@/lib/db/connections/write-turn';
import { databaseFile } from '@/lib/db/open/database-file';
import { openWriter } from '@/lib/db/open/open-writer';
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import type { CarrierHealth } from '@/lib/domain/instance/health';
import { type Listens, type NodeIdentity, STANDS_ALONE, type Standing } from '@/lib/domain/instance/node';
import type { Accept } from '@/lib/domain/sending/acceptance';
import type { Part } from '@/lib/domain/smpp/submission';
import type { Logger } from '@/lib/platform/log/logger';
import { acceptOwnTexts, type OwnTextsKeeper } from './accept/accept-own-texts';
import { createAcceptQueue } from './accept/accept-queue';
import { createOwnTextsKeeper } from './accept/own-texts-keeper';
import { createPartsKeeper, type Kept } from './accept/parts-keeper';
import { createRefusalQueue } from './accept/refusal-queue';
import type { CallbackCaller } from './callbacks/calls/callback-caller';
import type { DriverSettings } from './carriers/carriers';
import type { Carriers } from './carriers/thread/start-carriers-thread';
import type { CarrierAnswer, CarrierQuestion } from './carriers/watch/question';
import { createProof } from './create-proof';
import type { EngineMetrics } from './engine-metrics';
import { openNode } from './nodes/open-node';
import { createNewsQueue } from './receipts/news-queue';
import { type Loops, startLoops } from './start-loops';

export type Engine = {
  /**
   * Takes up what a dead process left and moves messages on from now on. What is accepted before waits for this, so
   * that a process which cannot serve after all has touched nothing. `listens`: where it does, as others are told.
   */
  work(listens?: Listens): Promise<void>;
  readonly accept: Accept;
  /** Keeps texts of their own before their send is accepted (accept-own-texts.ts). */
  readonly keepTexts: OwnTextsKeeper['keepTexts'];
  readonly dropTexts: OwnTextsKeeper['dropTexts'];
  /** Keeps one of several submit_sm that are a message only together; answers its id once it is on the disk. */
  keepPart(part: Part): Promise<Kept>;
  /** Resolves when the receipt is on the disk: with its message, or kept until there is one. */
  recordReceipt(receipt: CarrierReceipt): Promise<void>;
  /** Likewise what somebody has sent. */
  recordIncoming(segment: IncomingSegment): Promise<void>;
  /** Keeps a refusal for people to read; under a flood of them, what does not fit is dropped. */
  recordRefusal(refusal: NewRefusal): void;
  /** Makes a call that is owed to nobody, such as a test, within the bounds of all others. */
  call(call: CallbackCall): Promise<CallbackAnswer>;
  /** Resolves when a trial write is on the disk and the other threads answer; rejects when a second was not enough. */
  prove(): Promise<void>;
  /** Carriers have changed: resolves when what runs is what is stored. */
  rereadCarriers(): Promise<void>;
  /** How the connection to each carrier in force is. */
  carriers(): Promise<readonly CarrierHealth[]>;
  /** Null: no carrier of that name runs. */
  askCarrier(name: string, question: CarrierQuestion): Promise<CarrierAnswer | null>;
  /** Claims alerts that are due, as whatever a node claims: it holds none of which it does not know. */
  takeAlerts(kind: AlertKind, limit: number): Promise<readonly ClaimedAlert[]>;
  /** How it stands among other nodes. */
  standing(): Standing;
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
  readonly node: NodeIdentity;
  readonly databaseUrl: string;
  readonly carriers: DriverSettings;
};

/** Told what happens, after it is on the disk. */
export type EngineListener = EventPublisher & EngineMetrics;

/** It is of no use any more: whoever runs it has to end, so that it holds nothing. */
const die = (cause: Error): never => {
  throw cause;
};

/** `writeTurn`: of whatever else writes from this thread; left out, the engine alone does. */
export function createEngine(
  settings: EngineSettings,
  callbackCaller: CallbackCaller,
  carriers: Carriers,
  listener: EngineListener,
  log: Logger,
  writeTurn = createWriteTurn(),
): Engine {
  const writer = openWriter(settings.databaseUrl, writeTurn);
  let loops: Loops | null = null;
  let tellWorking: (started: Loops) => void = () => {};
  const working = new Promise<Loops>((resolve) => {
    tellWorking = resolve;
  });
  const { databaseUrl } = settings;
  const node = openNode({ databaseUrl, node: settings.node, writer, log, onLost: die });
  const { id: nodeId, now } = node;
  const accepting = createAcceptQueue({ writer, listener, onAccepted: () => loops?.wake(), now });
  const news = createNewsQueue({
    writer,
    events: listener,
    log,
    nodeId,
    now,
    callbacks: async () => (await working).callbacks,
    onAccepted: () => loops?.wake(),
  });
  const refusals = createRefusalQueue(writer);
  const ownTexts = createOwnTextsKeeper(writer, nodeId);
  const parts = createPartsKeeper(writer, now);
  return {
    work: async (listens) => {
      const parts = { events: listener, metrics: listener, log, node, carriers, news, callbackCaller };
      loops = await startLoops(parts, listens ?? null);
      tellWorking(loops);
    },
    accept: acceptOwnTexts(accepting.submit, ownTexts),
    ...ownTexts,
    keepPart: parts.keep,
    recordReceipt: (receipt) => {
      loops?.carriers.gaveReceipt(receipt.carrier, receipt.at);
      return news.receipt(receipt);
    },
    recordIncoming: news.incoming,
    recordRefusal: (refusal) => void refusals.submit(refusal)?.catch(() => undefined),
    call: async (call) => (await working).callbacks.call(call),
    wake: () => loops?.callbacks.wake(),
    rereadCarriers: async () => (await working).carriers.reread(),
    carriers: async () => (await loops?.carriers.health()) ?? [],
    askCarrier: async (name, question) => (await loops?.carriers.ask(name, question)) ?? null,
    takeAlerts: (kind, limit) => node.writer.commit((tx) => claimDueAlerts(tx, kind, { nodeId, now: now(), limit })),
    standing: () => loops?.standing() ?? STANDS_ALONE,
    prove: createProof({
      ...{ writer, nodeId, isFile: databaseFile(databaseUrl) !== null },
      threads: [callbackCaller, carriers],
    }),
    waiting: accepting.waiting,
    writeTurn,
    stop: async () => {
      await Promise.all([accepting.drained(), refusals.drained(), parts.drained()]);
      await loops?.stop();
      await carriers.close();
      await writer.close();
    },
  };
}
