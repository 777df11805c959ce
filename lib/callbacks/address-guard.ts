/**
 * Keeps callbacks from reaching what only this machine can reach. The check runs on the address that the connection
 * is about to use, inside its own look-up, so a name that resolves differently the second time gains nothing.
 */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { mayConnectTo } from '@/lib/domain/delivery/reachable-address';

export const ADDRESS_NOT_ALLOWED = 'address_not_allowed';

class AddressNotAllowedError extends Error {
  readonly code = ADDRESS_NOT_ALLOWED;
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

/** Remembered addresses: far more than customers have, and no memory to speak of. */
const MOST_REMEMBERED = 10_000;

/** net.connect does not look up a literal address, so it is checked before; the answer for each host is remembered. */
export function literalAddressGuard(allowedRanges: readonly string[]): (url: URL) => boolean {
  const remembered = new Map<string, boolean>();
  return ({ hostname }) => {
    const known = remembered.get(hostname);
    if (known !== undefined) return known;
    const host = hostname.replace(/^\[|\]$/g, '');
    const allowed = isIP(host) === 0 || mayConnectTo(host, allowedRanges);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(hostname, allowed);
    return allowed;
  };
}
