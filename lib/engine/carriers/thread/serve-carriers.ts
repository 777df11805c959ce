import type { Outstanding } from '@/lib/db/messages/outstanding';
import { createWaitingRoom } from '@/lib/platform/threads/waiting-room';
import type { CarrierHost, ConnectedCarrier, Submission } from '../driver';
import type { FromCarriers, ToCarriers } from './protocol';

type Say = (news: FromCarriers) => void;

/** What waits for the engine's answer. */
type Asked = ReturnType<typeof createAsked>;

/** The carriers' side of the border (remote-driver.ts is the engine's): does what it is told, and says what drivers say. */
export function serveCarriers(carriers: readonly ConnectedCarrier[], say: Say): (order: ToCarriers) => void {
  const asked = createAsked(say);
  const posts = new Map(carriers.map((carrier) => [carrier.name, createPost(carrier, asked, say)]));
  return (order) => {
    switch (order.kind) {
      case 'start':
        posts.get(order.carrier)?.start();
        break;
      case 'submit':
        posts.get(order.carrier)?.submit(order.messages);
        break;
      case 'stop':
        posts.get(order.carrier)?.stop();
        break;
      case 'recorded':
        asked.receipts.resolve(order.id);
        break;
      case 'outstanding':
        asked.pages.resolve(order.id, order.page);
        break;
      case 'failed': {
        const cause = new Error(order.reason);
        asked.receipts.reject(order.id, cause);
        asked.pages.reject(order.id, cause);
        break;
      }
      case 'ping':
        say({ kind: 'pong' });
    }
  };
}

function createAsked(say: Say) {
  let lastId = 0;
  return {
    receipts: createWaitingRoom<void>(),
    pages: createWaitingRoom<readonly Outstanding[]>(),
    ask: <Value>(room: { wait(id: number): Promise<Value> }, toNews: (id: number) => FromCarriers) => {
      lastId += 1;
      say(toNews(lastId));
      return room.wait(lastId);
    },
  };
}

/** One carrier on this side. */
function createPost({ name: carrier, driver }: ConnectedCarrier, { ask, receipts, pages }: Asked, say: Say) {
  let given = 0;
  let telling = false;
  /** What changes within one turn of the event loop is told once. */
  const tellState = () => {
    if (telling) return;
    telling = true;
    setImmediate(() => {
      telling = false;
      say({ kind: 'state', carrier, state: driver.state(), free: driver.free(), given });
    });
  };
  const host: CarrierHost = {
    submitted: (reports) => say({ kind: 'submitted', carrier, reports }),
    receipt: (receipt) => ask(receipts, (id) => ({ kind: 'receipt', carrier, id, receipt })),
    outstanding: (after) => ask(pages, (id) => ({ kind: 'outstanding', carrier, id, after })),
    stateChanged: tellState,
  };
  return {
    start: () => {
      driver.start(host);
      tellState();
    },
    submit: (messages: readonly Submission[]) => {
      given += messages.length;
      driver.submit(messages);
      tellState();
    },
    stop: () => void driver.stop().then(() => say({ kind: 'stopped', carrier })),
  };
}
