/** The engine's own thread: does what it is told by the thread that started it (start-engine-thread.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { createLogger } from '@/lib/platform/log/logger';
import { faultCode } from '@/lib/platform/log/operator-fault';
import { gatherPosts } from '@/lib/platform/threads/gather-posts';
import { startCallerThread } from './callbacks/calls/start-caller-thread';
import { startCarriersThread } from './carriers/thread/start-carriers-thread';
import { createEngine } from './engine';
import { createEventDigest } from './event-digest';
import type { Asked, EngineThreadData, FromEngine, ToEngine, Told } from './protocol';

const data: EngineThreadData = workerData;
const say = gatherPosts<FromEngine>((messages) => parentPort?.postMessage(messages));
const digest = createEventDigest((event) => say({ kind: 'event', event }));
const turns = new Map<number, () => void>();

const die = (cause: Error) => {
  throw cause;
};
const engine = createEngine(
  data,
  startCallerThread({ databaseUrl: data.databaseUrl, allowedRanges: data.callbackAllowedRanges }, die),
  startCarriersThread(data.carriers, die),
  {
    publish: digest.publish,
    batchCommitted: (requests, seconds) => say({ kind: 'batch', requests, seconds }),
    carrierAnswered: (carrier, messages, seconds) => say({ kind: 'carrier', carrier, messages, seconds }),
    callbackAnswered: (delivered, seconds) => say({ kind: 'callback', delivered, seconds }),
  },
  createLogger(data.logLevel),
);

/** Answers with what `promise` becomes, or with why it failed. */
function answer<Value>(
  asked: Asked,
  id: number,
  promise: Promise<Value>,
  toMessage: (value: Value) => FromEngine,
): void {
  promise.then(
    (value) => say(toMessage(value)),
    (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      say({ kind: 'failed', asked, id, reason, code: faultCode(cause) });
    },
  );
}

const answerDone = (id: number, errand: Promise<void>): void =>
  answer('done', id, errand, () => ({ kind: 'done', id }));

type Accepting = Extract<ToEngine, { readonly kind: 'accept' }>;
type OnCarriers = Extract<ToEngine, { readonly kind: 'carriers' | 'ask-carrier' }>;
type ToKeep = Extract<ToEngine, { readonly kind: 'keep-texts' | 'drop-texts' | 'keep-part' }>;

const isToKeep = (order: ToEngine): order is ToKeep =>
  order.kind === 'keep-texts' || order.kind === 'drop-texts' || order.kind === 'keep-part';

const isOnCarriers = (order: ToEngine): order is OnCarriers =>
  order.kind === 'carriers' || order.kind === 'ask-carrier';

type OnTurns = Extract<ToEngine, { readonly kind: 'turn' | 'turn-over' }>;
type Taking = Extract<ToEngine, { readonly kind: 'take-alerts' }>;

const isOnTurns = (order: ToEngine): order is OnTurns => order.kind === 'turn' || order.kind === 'turn-over';

const takeAlerts = ({ id, alerts, limit }: Taking): void =>
  answer('alerts', id, engine.takeAlerts(alerts, limit), (claimed) => ({ kind: 'alerts', id, claimed }));

function accept({ id, request }: Accepting): void {
  const outcome = engine.accept(request) ?? Promise.resolve(null);
  answer('accepted', id, outcome, (settled) => ({ kind: 'accepted', id, outcome: settled }));
}

const doErrand = (order: Extract<ToEngine, { readonly kind: 'errand' }>): Promise<void> =>
  order.errand === 'work' ? engine.work(order.listens) : engine[order.errand]();

function obey(order: ToEngine): void {
  if (isToKeep(order)) return keep(order);
  if (isOnCarriers(order)) return lookAtCarriers(order);
  if (isOnTurns(order)) return takeTurns(order);
  switch (order.kind) {
    case 'accept':
      accept(order);
      break;
    case 'told':
      answerDone(order.id, record(order.told));
      break;
    case 'errand':
      answerDone(order.id, doErrand(order));
      break;
    case 'call':
      answer('called', order.id, engine.call(order.call), (said) => ({ kind: 'called', id: order.id, answer: said }));
      break;
    case 'take-alerts':
      takeAlerts(order);
      break;
    case 'refusal':
      engine.recordRefusal(order.refusal);
      break;
    case 'wake':
      engine.wake();
      break;
    case 'stop':
      stop();
      break;
  }
}

const record = (told: Told): Promise<void> =>
  'receipt' in told ? engine.recordReceipt(told.receipt) : engine.recordIncoming(told.incoming);

function lookAtCarriers(order: OnCarriers): void {
  const { id } = order;
  if (order.kind === 'carriers')
    return answer('carriers', id, engine.carriers(), (states) => ({ kind: 'carriers', id, states }));
  const { name, question } = order;
  answer('carrier-answer', id, engine.askCarrier(name, question), (said) => ({
    kind: 'carrier-answer',
    id,
    answer: said,
  }));
}

function keep(order: ToKeep): void {
  if (order.kind === 'drop-texts') return answerDone(order.id, engine.dropTexts(order.ids));
  const { id } = order;
  if (order.kind === 'keep-part')
    return answer('part-kept', id, engine.keepPart(order.part), (kept) => ({ kind: 'part-kept', id, kept }));
  answer('kept', id, engine.keepTexts(order.texts), (first) => ({ kind: 'kept', id, first }));
}

function takeTurns({ kind, id }: OnTurns): void {
  if (kind === 'turn-over') {
    turns.get(id)?.();
    turns.delete(id);
    return;
  }
  void engine.writeTurn.take().then((release) => {
    turns.set(id, release);
    say({ kind: 'turn', id });
  });
}

function stop(): void {
  void engine.stop().then(() => {
    digest.flush();
    say({ kind: 'stopped' });
  });
}

/** So often the other thread hears how this node stands. */
const STANDING_EVERY_MS = 1_000;

setInterval(() => say({ kind: 'standing', standing: engine.standing() }), STANDING_EVERY_MS).unref();

parentPort?.on('message', (orders: readonly ToEngine[]) => {
  for (const order of orders) obey(order);
});
say({ kind: 'ready' });
