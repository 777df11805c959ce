/** Receivers of callbacks and who calls them; each is closed when the test that started it has finished. */
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CallbackAnswer } from '@/lib/domain/callbacks/callback-call';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { type CallbackReceiver, startCallbackReceiver } from './callback-receiver';
import { type RawReceiver, startRawReceiver } from './raw-receiver';

const LOOPBACK = ['127.0.0.0/8', '::1'];

function closedInTheEnd<Started extends { close(): Promise<void> }>(started: Started): Started {
  onTestFinished(() => started.close());
  return started;
}

export const receiver = async (options?: Parameters<typeof startCallbackReceiver>[0]): Promise<CallbackReceiver> =>
  closedInTheEnd(await startCallbackReceiver(options));

export const rawReceiver = async (answer: (socket: Socket, request: string) => void): Promise<RawReceiver> =>
  closedInTheEnd(await startRawReceiver(answer));

/** A receiver that answers with just these bytes, and closes the connection if told. */
export const saying = (text: string, close = false): Promise<RawReceiver> =>
  rawReceiver((socket) => {
    socket.write(text, 'latin1');
    if (close) socket.end();
  });

/** May call this machine, unless told otherwise. */
export function newCaller(options: Partial<Parameters<typeof createCallbackCaller>[0]> = {}) {
  const caller = createCallbackCaller({ allowedRanges: LOOPBACK, secretsOf: () => null, ...options });
  onTestFinished(() => caller.close());
  const call = (url: string): Promise<CallbackAnswer> =>
    caller.call({ accountId: 1, apiUserId: 1, url, kind: 'status', deliveryId: 7, inOrderOf: null });
  return { call };
}
