import type { Outstanding } from '@/lib/db/messages/outstanding';
import { createWaitingRoom } from '@/lib/platform/threads/waiting-room';
import type { CarrierHost, ConnectedCarrier, Submission } from '../contract/driver';
import type { FromCarriers, ToCarriers } from './protocol';

type Say = (news: FromCarriers) => void;

/** What waits for the engine's answer. */
type Asked = ReturnType<typeof createAsked>;

/** The carriers' side of the border (remote-driver.ts is the engine's): does what it is told, and says what drivers say. */
export function serveCarriers(carriers: readonly ConnectedCarrier[], say: Say): (order: ToCarriers) => void {
  const asked = createAsked();
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

/** One carrier on this side. */
function createPost(
  { name: carrier, driver }: ConnectedCarrier,
  { receipt: receipts, incoming: replies, outstanding: pages }: Asked,
  say: Say,
) {
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
    submitted: (answers) => say({ kind: 'submitted', carrier, answers }),
    receipt: (receipt) => receipts.wait((id) => say({ kind: 'receipt', carrier, id, receipt })),
    incoming: (segment) => replies.wait((id) => say({ kind: 'incoming', carrier, id, segment })),
    outstanding: (after) => pages.wait((id) => say({ kind: 'outstanding', carrier, id, after })),
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
