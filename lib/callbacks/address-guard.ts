/**
 * Keeps callbacks from reaching what only this machine can reach. The check runs on the address that the connection
 * is about to use, inside its own look-up, so a name that resolves differently the second time gains nothing.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import type { buildConnector } from 'undici';
import { mayConnectTo } from '@/lib/domain/delivery/reachable-address';

class AddressNotAllowedError extends Error {
  readonly code = 'address_not_allowed';
}

type LookupCallback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** A `lookup` for net.connect that answers allowed addresses only. */
export function guardedLookup(allowedRanges: readonly string[]) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const allowed = addresses.filter(({ address }) => mayConnectTo(address, allowedRanges));
      const [first] = allowed;
      if (!first) return callback(new AddressNotAllowedError(`${hostname} leads to no allowed address`), []);
      return options.all ? callback(null, allowed) : callback(null, first.address, first.family);
    });
  };
}

/** The same connector for literal addresses too, which net.connect does not look up. */
export const guardConnector =
  (connector: buildConnector.connector, allowedRanges: readonly string[]): buildConnector.connector =>
  (options, callback) => {
    const { hostname } = options;
    if (isIP(hostname) === 0 || mayConnectTo(hostname, allowedRanges)) return connector(options, callback);
    return callback(new AddressNotAllowedError(`${hostname} is no allowed address`), null);
  };
