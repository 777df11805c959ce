import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type DeliveryCounter = {
  readonly url: string;
  /** Callbacks heard so far. */
  all(): number;
  /** Those of them that said "delivered". */
  delivered(): number;
  close(): Promise<void>;
};

/** A customer's receiver that does as little as one can: it shares its cores with what is measured. */
export async function startDeliveryCounter(): Promise<DeliveryCounter> {
  let all = 0;
  let delivered = 0;
  const server = createServer((request, response) => {
    all += 1;
    if (request.url?.includes('&ptt=4&')) delivered += 1;
    response.end('ok');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/status?app=billing`,
    all: () => all,
    delivered: () => delivered,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
