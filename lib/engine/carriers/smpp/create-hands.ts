/** What a session wants done, on its socket. */

import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import type { Effect, SessionEvent, SubmitResult } from '@/lib/smpp/session/session-state';
import { connectSocket, type Line } from './connect-socket';

export type Answered<Key> = { readonly key: Key; readonly result: SubmitResult };

export type Listener<Key> = {
  answered(answers: readonly Answered<Key>[]): void;
  /** Answers the command_status of its deliver_sm_resp. `isOpen`: whether that can still be written. */
  delivered(pdu: MessagePdu, isOpen: () => boolean): Promise<number>;
  /** One that could not be read was answered with this command_status. */
  unreadable(status: number): void;
  /** When the certificate ends that the peer has shown; null: it has shown none. */
  shown(peerEndsAt: Date | null): void;
};

/** Carries out what one step, or several at once, asked for, and answers what was answered. */
export function createHands<Key>(
  settings: SmppSettings,
  listener: Listener<Key>,
  take: (events: readonly SessionEvent<Key>[]) => void,
): (effects: readonly Effect<Key>[]) => readonly Answered<Key>[] {
  let line: Line | null = null;

  const connect = () => {
    try {
      line = connectSocket(settings, {
        connected: (peerEndsAt) => {
          listener.shown(peerEndsAt);
          take([{ kind: 'connected' }]);
        },
        frames: (frames) => take(frames.map((frame) => ({ kind: 'frame', frame }))),
        malformed: () => take([{ kind: 'malformed' }]),
        closed: (text) => take([{ kind: 'closed', text }]),
      });
    } catch (cause) {
      setImmediate(() => take([{ kind: 'closed', text: cause instanceof Error ? cause.message : String(cause) }]));
    }
  };

  const deliver = async ({ connection, pdu }: Extract<Effect<Key>, { kind: 'deliver' }>) => {
    const on = line;
    // What was answered before it is told first.
    await null;
    const status = await listener.delivered(pdu, () => line === on);
    take([{ kind: 'delivered', connection, sequence: pdu.sequence, status }]);
  };

  /** What is written at once goes out as one packet. */
  return (effects) => {
    const answers: Answered<Key>[] = [];
    let unwritten: Buffer[] = [];
    const flush = () => {
      if (unwritten.length > 0)
        line?.write(unwritten.length === 1 && unwritten[0] ? unwritten[0] : Buffer.concat(unwritten));
      unwritten = [];
    };
    for (const effect of effects) {
      switch (effect.kind) {
        case 'write':
          unwritten.push(effect.frame);
          break;
        case 'answer':
          answers.push(effect);
          break;
        case 'deliver':
          void deliver(effect);
          break;
        case 'unreadable':
          listener.unreadable(effect.status);
          break;
        case 'connect':
          connect();
          break;
        case 'close':
          flush();
          line?.close();
          line = null;
      }
    }
    flush();
    return answers;
  };
}
