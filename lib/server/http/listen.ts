import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { explainFault, OperatorFault } from '@/lib/platform/log/operator-fault';

/**
 * Listens, and answers the port, which the system has chosen if `port` is 0. `setting` is what named it.
 * @throws OperatorFault when the port is in use, or not this user's, or the host not this machine's.
 */
export async function listen(server: Server, setting: string, port: number, host?: string): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    const sentence = explainFault(cause, host === undefined ? `${setting} ${port}` : `${setting} ${port} on ${host}`);
    throw sentence === null ? cause : new OperatorFault(sentence, { cause });
  }
  return (server.address() as AddressInfo).port;
}
