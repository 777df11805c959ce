import type { Outstanding } from '@/lib/db/messages/outstanding';
import { createWaitingRoom } from '@/lib/platform/threads/waiting-room';
import type { DrivenCarrier } from '../carriers';
import type { CarrierDriver, CarrierHost, Submission } from '../contract/driver';
import type { CarrierAnswer, CarrierQuestion, WatchedDriver } from '../watch/question';
import { watchDriver } from '../watch/watch-driver';
import type { FromCarriers, ToCarriers } from './protocol';

type Say = (news: FromCarriers) => void;

/** What waits for the engine's answer. */
type Asked = ReturnType<typeof createAsked>;

/** The carriers' side of the border (remote-driver.ts is the engine's): does what it is told, and says what drivers say. */
export function serveCarriers(
  create: (carrier: DrivenCarrier) => CarrierDriver,
  say: Say,
): (order: ToCarriers) => void {
  const asked = createAsked();
  const posts = new Map<string, Post>();
  const stop = async (carrier: string) => {
    await posts.get(carrier)?.stop();
    posts.delete(carrier);
    say({ kind: 'stopped', carrier });
  };
  const answer = async ({ carrier, id, question }: Extract<ToCarriers, { kind: 'ask' }>) => {
    const said = (await posts.get(carrier)?.ask(question)) ?? null;
    say({ kind: 'answered', carrier, id, answer: said });
  };
  return (order) => {
    switch (order.kind) {
      case 'start':
        // What the one says would be taken for the other's, and what it was given be sent twice.
        if (posts.has(order.carrier))
          throw new Error(`The carrier ${order.carrier} was started before it had stopped.`);
        posts.set(order.carrier, startPost(order.carrier, watchDriver(createSafely(create, order.driven)), asked, say));
        break;
      case 'submit':
        posts.get(order.carrier)?.submit(order.messages);
        break;
      case 'stop':
        void stop(order.carrier);
        break;
      case 'ask':
        void answer(order);
        break;
      case 'recorded':
        asked[order.asked].resolve(order.id);
        break;
      case 'outstanding':
        asked.outstanding.resolve(order.id, order.page);
        break;
      case 'failed':
        asked[order.asked].reject(order.id, new Error(order.reason));
        break;
      case 'ping':
        say({ kind: 'pong' });
    }
  };
}

const createAsked = () => ({
  receipt: createWaitingRoom<void>(),
  incoming: createWaitingRoom<void>(),
  outstanding: createWaitingRoom<readonly Outstanding[]>(),
});

/** One carrier's fault must not end the others: a driver that cannot be made is one that says why it takes nothing. */
function createSafely(create: (carrier: DrivenCarrier) => CarrierDriver, carrier: DrivenCarrier): CarrierDriver {
  try {
    return create(carrier);
  } catch (cause) {
    const state = { bound: false, lastError: cause instanceof Error ? cause.message : String(cause) };
    return { start: () => {}, submit: () => {}, free: () => 0, state: () => state, stop: () => Promise.resolve() };
  }
}

/** One carrier on this side. */
type Post = {
  ask(question: CarrierQuestion): Promise<CarrierAnswer | null>;
  submit(messages: readonly Submission[]): void;
  stop(): Promise<void>;
};

function startPost(
  carrier: string,
  driver: WatchedDriver,
  { receipt: receipts, incoming: replies, outstanding: pages }: Asked,
  say: Say,
): Post {
  let given = 0;
  let telling = false;
  /** Its name may be another's by then. */
  let stopped = false;
  /** What changes within one turn of the event loop is told once. */
  const tellState = () => {
    if (telling) return;
    telling = true;
    setImmediate(() => {
      telling = false;
      if (!stopped) say({ kind: 'state', carrier, state: driver.state(), free: driver.free(), given });
    });
  };
  const host: CarrierHost = {
    submitted: (answers) => say({ kind: 'submitted', carrier, answers }),
    receipt: (receipt) => receipts.wait((id) => say({ kind: 'receipt', carrier, id, receipt })),
    incoming: (segment) => replies.wait((id) => say({ kind: 'incoming', carrier, id, segment })),
    outstanding: (after) => pages.wait((id) => say({ kind: 'outstanding', carrier, id, after })),
    stateChanged: tellState,
  };
  driver.start(host);
  tellState();
  return {
    ask: driver.ask,
    submit: (messages) => {
      given += messages.length;
      driver.submit(messages);
      tellState();
    },
    stop: async () => {
      await driver.stop();
      stopped = true;
    },
  };
}
