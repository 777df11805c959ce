import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export type RawReceiver = {
  readonly url: string;
  /** Requests read so far: the part of each before its first blank line. */
  readonly requests: readonly string[];
  close(): Promise<void>;
};

/** A server that reads requests and answers with whatever bytes it is told, HTTP or not. */
export async function startRawReceiver(answer: (socket: Socket, request: string) => void): Promise<RawReceiver> {
  const requests: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const request = text.slice(0, end);
        text = text.slice(end + 4);
        requests.push(request);
        answer(socket, request);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The receiver has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/status?app=billing`,
    requests,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
