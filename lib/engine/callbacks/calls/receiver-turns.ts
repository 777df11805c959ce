/**
 * Which receiver is called next: what waits for each and how many calls it may have at once. Receivers of one host that
 * answer alike share places there (host-places.ts); those that hang have none of the others'.
 */
import type { CallbackCall } from '@/lib/domain/callbacks/callback-call';
import { receiverName } from '@/lib/domain/callbacks/receiver';
import { createHost, createHostPlaces, type Host, type Share, STANDINGS, type Standing } from './host-places';
import type { Lane } from './places';
import { createReceiverQueue, type ReceiverQueue } from './receiver-queue';
import { createRememberedReceivers } from './remembered-receivers';

type Waiting = { readonly call: CallbackCall; readonly inOrderOf: number | null };

type Receiver<Item extends Waiting> = {
  readonly queue: ReceiverQueue<Item>;
  host: Host<Receiver<Item>>;
  standing: Standing;
  /** Calls that may be under way at once: one more with each answer, one alone after none. */
  window: number;
  underWay: number;
};

/** One call, from when its turn came until it has ended. */
export type Turn<Item extends Waiting> = {
  readonly item: Item;
  readonly receiver: Receiver<Item>;
  /** Whose place it has; null: it proved slow and has none of its host's any more. */
  share: Share<Receiver<Item>> | null;
};

export function createReceiverTurns<Item extends Waiting>() {
  const places = createHostPlaces<Receiver<Item>>();
  const nowhere = createHost<Receiver<Item>>('');
  const receivers = createRememberedReceivers<Receiver<Item>>(
    () => ({
      queue: createReceiverQueue(),
      host: nowhere,
      standing: 'new',
      window: STANDINGS.new.ofReceiver,
      underWay: 0,
    }),
    ({ queue, underWay }) => underWay === 0 && !queue.hasNext(),
  );

  const offer = (receiver: Receiver<Item>) => {
    const { host, standing, queue, underWay, window } = receiver;
    places.offer(host.shares[standing], receiver, underWay < window && queue.hasNext());
  };
  const move = (receiver: Receiver<Item>, standing: Standing) => {
    if (receiver.standing !== standing) places.offer(receiver.host.shares[receiver.standing], receiver, false);
    receiver.standing = standing;
    receiver.window = Math.min(receiver.window, STANDINGS[standing].ofReceiver);
    offer(receiver);
  };
  const giveBackPlace = (turn: Turn<Item>) => {
    if (turn.share) places.giveBack(turn.share);
    turn.share = null;
  };

  return {
    add: (item: Item): void => {
      const host = places.enter(authorityOf(item.call.url));
      const receiver = receivers.use(receiverName(host.name, item.call));
      // Another one only when nothing was owed to any receiver of the last.
      receiver.host = host;
      receiver.queue.add(item);
      offer(receiver);
    },
    hasNext: places.hasNext,
    /** Takes the next call. */
    take: (lane: Lane): Turn<Item> | null => {
      const next = places.take(lane);
      const item = next?.receiver.queue.take();
      if (!next || !item) return null;
      next.receiver.underWay += 1;
      offer(next.receiver);
      return { item, ...next };
    },
    provedSlow: (turn: Turn<Item>): void => {
      giveBackPlace(turn);
      if (STANDINGS[turn.receiver.standing].lane === 'quick') move(turn.receiver, 'slow');
    },
    ended: (turn: Turn<Item>, { answered, slow }: { answered: boolean; slow: boolean }): void => {
      const { item, receiver } = turn;
      giveBackPlace(turn);
      receiver.underWay -= 1;
      receiver.queue.ended(item);
      receiver.window = answered ? receiver.window + 1 : 1;
      move(receiver, standingAfter(answered, slow));
      places.leave(receiver.host);
    },
  };
}

function standingAfter(answered: boolean, slow: boolean): Standing {
  if (!answered) return 'silent';
  return slow ? 'slow' : 'quick';
}

/** Read off rather than parsed, because the call itself parses: of `http://a:80/x` it is `a:80`. */
const authorityOf = (url: string) => /^[^/]*\/\/([^/?#]*)/.exec(url)?.[1]?.toLowerCase() ?? '';
