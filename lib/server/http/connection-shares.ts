import type { Server, Socket } from 'node:net';
import { isTrustedProxy, type TrustedProxies } from '@/lib/domain/network/client-address';
import { subscriberOf } from '@/lib/domain/network/ip-address';

/** Of all connections that may be open: from here on they are scarce. */
const SCARCE = 1 / 2;

/** Of all connections that may be open: what one address may hold of them while they are scarce. */
const SHARE = 1 / 4;

/**
 * Keeps one address from holding every connection. While few are open anybody may have many, as a company's scripts
 * behind one address do; once they are scarce, whoever holds more than a share gets no more. The new connection is
 * closed and not an old one at rest, on which a request may be on its way. Proxies that are trusted speak for many.
 */
export function shareConnections(server: Server, proxies: TrustedProxies): void {
  const bySubscriber = new Map<string, number>();
  let open = 0;
  server.on('connection', (socket: Socket) => {
    const peer = socket.remoteAddress ?? '';
    const subscriber = subscriberOf(peer);
    const held = (bySubscriber.get(subscriber) ?? 0) + 1;
    bySubscriber.set(subscriber, held);
    open += 1;
    socket.once('close', () => {
      open -= 1;
      const left = (bySubscriber.get(subscriber) ?? 0) - 1;
      if (left > 0) bySubscriber.set(subscriber, left);
      else bySubscriber.delete(subscriber);
    });
    const most = server.maxConnections;
    if (open > most * SCARCE && held > most * SHARE && !isTrustedProxy(peer, proxies)) socket.destroy();
  });
}
