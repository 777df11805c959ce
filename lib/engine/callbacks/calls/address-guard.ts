/**
 * Keeps callbacks from reaching what only this machine can reach. The check runs on the address that the connection
 * is about to use, inside its own look-up, so a name that resolves differently the second time gains nothing.
 */
import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import type { buildConnector } from 'undici';
import { mayConnectTo } from '@/lib/domain/network/reachable-address';
import { CallError } from './call-fault';
import { resolveHost } from './resolve-host';

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** A `lookup` for net.connect that answers allowed addresses only. */
export function guardedLookup(allowedRanges: readonly string[]) {
  const allowedAddresses = async (hostname: string) => {
    const addresses = await resolveHost(hostname);
    return addresses.filter(({ address }) => mayConnectTo(address, allowedRanges));
  };
  return (hostname: string, { all }: LookupOptions, callback: LookupCallback): void => {
    allowedAddresses(hostname).then(
      (allowed) => {
        const [first] = allowed;
        if (!first) callback(new CallError('address_not_allowed'), []);
        else if (all) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => callback(cause, []),
    );
  };
}

/** The same connector for literal addresses too, which net.connect does not look up. */
export const guardConnector =
  (connector: buildConnector.connector, allowedRanges: readonly string[]): buildConnector.connector =>
  (options, callback) => {
    const { hostname } = options;
    if (isIP(hostname) === 0 || mayConnectTo(hostname, allowedRanges)) return connector(options, callback);
    return callback(new CallError('address_not_allowed'), null);
  };
