import { Worker } from 'node:worker_threads';
import type { AlertKind, ClaimedAlert } from '@/lib/db/accounts/alert-outbox';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import { STANDS_ALONE } from '@/lib/domain/instance/node';
import type { Part } from '@/lib/domain/smpp/submission';
import { gatherPosts } from '@/lib/platform/threads/gather-posts';
import { createWaitingRoom, type WaitingRoom } from '@/lib/platform/threads/waiting-room';
import { acceptOwnTexts, type OwnTextsKeeper } from './accept/accept-own-texts';
import { WAITED_FOR } from './accept/waited-for';
import type { CarrierQuestion } from './carriers/watch/question';
import type { Engine, EngineListener } from './engine';
import type { EngineThreadData, FromEngine, ToEngine, Told } from './protocol';

/** Where the build puts engine.thread.ts: beside the server. */
const THREAD_FILE = './engine.js';

/**
 * Starts the engine in a thread of its own and resolves when it is ready. `onDeath` is told when the thread ends after
 * that without having been asked to: nothing can be accepted from then on.
 */
export function startEngineThread(
  data: EngineThreadData,
  listener: EngineListener,
  onDeath: (cause: Error) => void,
): Promise<Engine> {
  const thread = new Worker(new URL(THREAD_FILE, import.meta.url), { workerData: data });
  const { engine, hear, isStopping } = createRemoteEngine(
    gatherPosts((orders) => thread.postMessage(orders)),
    listener,
  );
  let isReady = false;
  return new Promise((resolve, reject) => {
    thread.on('message', (messages: readonly FromEngine[]) => {
      for (const message of messages) {
        if (message.kind === 'ready') {
          isReady = true;
          resolve(engine);
        } else hear(message);
        if (message.kind === 'stopped') void thread.terminate();
      }
    });
    const die = (cause: Error) => {
      reject(cause);
      if (isReady && !isStopping()) onDeath(cause);
    };
    thread.once('error', die);
    thread.once('exit', (code) => die(new Error(`The engine’s thread ended with ${code}.`)));
  });
}

/** An engine that is somewhere else: `say` tells it what to do, and `hear` must be given what it says. */
function createRemoteEngine(say: (order: ToEngine) => void, listener: EngineListener) {
  const accepting = createWaitingRoom<Awaited<NonNullable<ReturnType<Engine['accept']>>> | null>();
  /** For what is answered with nothing but that it is done. */
  const errands = createWaitingRoom<void>();
  const answers = askForAnswers(say);
  const turns = createWaitingRoom<() => void>();
  const carriers = lookAtCarriers(say);
  const keeping = keepAhead(say);
  const rooms = { accepted: accepting, ...keeping.rooms, ...answers.rooms, ...carriers.rooms, done: errands };
  let standing = STANDS_ALONE;
  const ending = createEnding(say);
  const ask = <Value>(room: Pick<WaitingRoom<Value>, 'wait'>, toOrder: (id: number) => ToEngine) =>
    room.wait((id) => say(toOrder(id)));

  const accept: Engine['accept'] = (request) => {
    if (accepting.size() >= WAITED_FOR.longestQueue) return null;
    return ask(accepting, (id) => ({ kind: 'accept', id, request }));
  };
  const ownTexts: OwnTextsKeeper = {
    keepTexts: keeping.keepTexts,
    dropTexts: (ids) => ask(errands, (id) => ({ kind: 'drop-texts', id, ids })),
  };
  const engine: Engine = {
    work: (listens) => ask(errands, (id) => ({ kind: 'errand', id, errand: 'work', listens })),
    accept: acceptOwnTexts(accept, ownTexts),
    ...ownTexts,
    keepPart: keeping.keepPart,
    ...recorders((told) => ask(errands, (id) => ({ kind: 'told', id, told }))),
    call: answers.call,
    takeAlerts: answers.takeAlerts,
    recordRefusal: (refusal) => say({ kind: 'refusal', refusal }),
    carriers: carriers.look,
    askCarrier: carriers.ask,
    rereadCarriers: () => ask(errands, (id) => ({ kind: 'errand', id, errand: 'rereadCarriers' })),
    prove: () => ask(errands, (id) => ({ kind: 'errand', id, errand: 'prove' })),
    wake: () => say({ kind: 'wake' }),
    standing: () => standing,
    waiting: accepting.size,
    writeTurn: { take: () => ask(turns, (id) => ({ kind: 'turn', id })) },
    stop: ending.stop,
  };

  const hear = (message: Exclude<FromEngine, { kind: 'ready' }>): void => {
    if (isNews(message)) return tell(listener, message);
    if (isAnswer(message)) return answers.hear(message);
    if (message.kind === 'carriers' || message.kind === 'carrier-answer') return carriers.hear(message);
    if (isKept(message)) return keeping.hear(message);
    switch (message.kind) {
      case 'accepted':
        accepting.resolve(message.id, message.outcome);
        break;
      case 'done':
        errands.resolve(message.id);
        break;
      case 'failed':
        rooms[message.asked].reject(message.id, Object.assign(new Error(message.reason), { code: message.code }));
        break;
      case 'turn':
        turns.resolve(message.id, () => say({ kind: 'turn-over', id: message.id }));
        break;
      case 'standing':
        standing = message.standing;
        break;
      case 'stopped':
        ending.stopped();
        break;
    }
  };
  return { engine, hear, isStopping: ending.isStopping };
}

function createEnding(say: (order: ToEngine) => void) {
  let onStopped: (() => void) | null = null;
  return {
    isStopping: () => onStopped !== null,
    stopped: () => onStopped?.(),
    stop: () =>
      new Promise<void>((resolve) => {
        onStopped = resolve;
        say({ kind: 'stop' });
      }),
  };
}

const recorders = (tellIt: (told: Told) => Promise<void>): Pick<Engine, 'recordReceipt' | 'recordIncoming'> => ({
  recordReceipt: (receipt) => tellIt({ receipt }),
  recordIncoming: (incoming) => tellIt({ incoming }),
});

type Answer = Extract<FromEngine, { kind: 'called' | 'alerts' }>;

const isAnswer = (message: FromEngine): message is Answer => message.kind === 'called' || message.kind === 'alerts';

/** What is done over the border for whoever waits for what comes of it. */
function askForAnswers(say: (order: ToEngine) => void) {
  const calls = createWaitingRoom<CallbackAnswer>();
  const alerts = createWaitingRoom<readonly ClaimedAlert[]>();
  return {
    rooms: { called: calls, alerts },
    call: (call: CallbackCall) => calls.wait((id) => say({ kind: 'call', id, call })),
    takeAlerts: (kind: AlertKind, limit: number) =>
      alerts.wait((id) => say({ kind: 'take-alerts', id, alerts: kind, limit })),
    hear: (message: Answer): void => {
      if (message.kind === 'called') calls.resolve(message.id, message.answer);
      else alerts.resolve(message.id, message.claimed);
    },
  };
}

/** What is asked of carriers over the border, and its answers. */
function lookAtCarriers(say: (order: ToEngine) => void) {
  const states = createWaitingRoom<Awaited<ReturnType<Engine['carriers']>>>();
  const answers = createWaitingRoom<Awaited<ReturnType<Engine['askCarrier']>>>();
  return {
    rooms: { carriers: states, 'carrier-answer': answers },
    look: () => states.wait((id) => say({ kind: 'carriers', id })),
    ask: (name: string, question: CarrierQuestion) =>
      answers.wait((id) => say({ kind: 'ask-carrier', id, name, question })),
    hear: (message: Extract<FromEngine, { kind: 'carriers' | 'carrier-answer' }>): void => {
      if (message.kind === 'carriers') states.resolve(message.id, message.states);
      else answers.resolve(message.id, message.answer);
    },
  };
}

type KeptAhead = Extract<FromEngine, { kind: 'kept' | 'part-kept' }>;

const isKept = (message: FromEngine): message is KeptAhead => message.kind === 'kept' || message.kind === 'part-kept';

/** What is kept before it is accepted. */
function keepAhead(say: (order: ToEngine) => void) {
  const texts = createWaitingRoom<number>();
  const parts = createWaitingRoom<Awaited<ReturnType<Engine['keepPart']>>>();
  return {
    rooms: { kept: texts, 'part-kept': parts },
    keepTexts: (given: readonly string[]) => texts.wait((id) => say({ kind: 'keep-texts', id, texts: given })),
    keepPart: (part: Part) => parts.wait((id) => say({ kind: 'keep-part', id, part })),
    hear: (message: KeptAhead): void => {
      if (message.kind === 'kept') texts.resolve(message.id, message.first);
      else parts.resolve(message.id, message.kept);
    },
  };
}

type News = Extract<FromEngine, { kind: 'event' | 'batch' | 'carrier' | 'callback' }>;

const isNews = (message: FromEngine): message is News =>
  message.kind === 'event' || message.kind === 'batch' || message.kind === 'carrier' || message.kind === 'callback';

function tell(listener: EngineListener, news: News): void {
  switch (news.kind) {
    case 'event':
      listener.publish(news.event);
      break;
    case 'batch':
      listener.batchCommitted(news.requests, news.seconds);
      break;
    case 'carrier':
      listener.carrierAnswered(news.carrier, news.messages, news.seconds);
      break;
    case 'callback':
      listener.callbackAnswered(news.delivered, news.seconds);
      break;
  }
}
