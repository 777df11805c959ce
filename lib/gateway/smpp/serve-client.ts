/** One client's connection: its session is given a clock, and what it asks for is asked. */
import type { BindPdu, MessagePdu } from '@/lib/smpp/pdu/pdu';
import { serve, servingWakeAt } from '@/lib/smpp/serving/serve';
import {
  createServing,
  type ServingEffect,
  type ServingEvent,
  type ServingState,
} from '@/lib/smpp/serving/serving-state';

/** The way to the client. */
export type ClientLine = {
  readonly clientIp: string;
  readonly isTls: boolean;
  write(octets: Buffer): void;
  /** What was written goes out before. */
  close(): void;
};

/** What a session asks for, and tells. */
export type Asked<Key> = {
  /** Resolves with a command_status. */
  bind(pdu: BindPdu): Promise<number>;
  /** It was bound, has asked to bind again, and was refused; told once. */
  boundTwice(): void;
  submit(pdu: MessagePdu): Promise<{ readonly status: number; readonly messageId: string }>;
  told(key: Key, status: number | null): void;
  ended(): void;
};

/** What the connection tells, and what is asked of its session. */
export type ServedClient<Key> = {
  hear(event: ServingEvent<Key>): void;
  state(): ServingState<Key>;
};

const LONGEST_TIMER = 2 ** 31 - 1;

export function serveClient<Key>(line: ClientLine, asked: Asked<Key>): ServedClient<Key> {
  const clock = () => performance.now();
  let state = createServing<Key>(clock());
  let timer: NodeJS.Timeout | undefined;

  const hear = (event: ServingEvent<Key>): void => {
    const next = serve(state, event, clock());
    state = next.state;
    for (const effect of next.effects) act(effect);
    clearTimeout(timer);
    const wakeAt = servingWakeAt(state);
    if (wakeAt !== Infinity)
      timer = setTimeout(() => hear({ kind: 'tick' }), Math.min(LONGEST_TIMER, wakeAt - clock() + 1)).unref();
  };

  const act = (effect: ServingEffect<Key>): void => {
    switch (effect.kind) {
      case 'write':
        line.write(effect.frame);
        break;
      case 'close':
        line.close();
        asked.ended();
        break;
      case 'bind':
        void asked.bind(effect.pdu).then((status) => hear({ kind: 'bind_answered', status }));
        break;
      case 'bound_twice':
        asked.boundTwice();
        break;
      case 'submit':
        void asked
          .submit(effect.pdu)
          .then((answer) => hear({ kind: 'submit_answered', sequence: effect.pdu.sequence, ...answer }));
        break;
      case 'told':
        asked.told(effect.key, effect.status);
        break;
    }
  };

  hear({ kind: 'tick' });
  return { hear, state: () => state };
}
