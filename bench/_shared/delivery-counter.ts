import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type DeliveryCounter = {
  readonly url: string;
  /** Callbacks heard so far. */
  all(): number;
  /** Those of them that said "delivered". */
  delivered(): number;
  close(): Promise<void>;
};

const HEAD_END = '\r\n\r\n';
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-length: 2${HEAD_END}ok`;

/** A customer's receiver that does as little as one can, below HTTP: it shares its cores with what is measured. */
export async function startDeliveryCounter(): Promise<DeliveryCounter> {
  let all = 0;
  let delivered = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A server that is killed in the middle of a call is no fault of the receiver.
    socket.on('error', () => socket.destroy());
    let heard = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      heard += chunk;
      for (let end = heard.indexOf(HEAD_END); end >= 0; end = heard.indexOf(HEAD_END)) {
        all += 1;
        if (heard.slice(0, end).includes('&ptt=4&')) delivered += 1;
        heard = heard.slice(end + HEAD_END.length);
        socket.write(ANSWER);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/status?app=billing`,
    all: () => all,
    delivered: () => delivered,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
