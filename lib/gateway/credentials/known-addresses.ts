import type { KnownAddress } from '@/lib/db/api-users/api-user-addresses';
import { subscriberOf } from '@/lib/domain/network/ip-address';

/** The addresses at which an API user is known: its password was proven from there before, if only to an earlier process. */
export type KnownAddresses = {
  has(account: string, login: string, clientIp: string): boolean;
  add(account: string, login: string, clientIp: string, apiUserId: number): void;
};

const nameOf = (account: string, login: string, address: string) => JSON.stringify([account, login, address]);

/** `keep` is told of each address that is new, so that the next process knows it too. */
export function createKnownAddresses(
  known: readonly KnownAddress[],
  keep: (apiUserId: number, address: string) => void,
): KnownAddresses {
  const names = new Set(known.map(({ account, login, address }) => nameOf(account, login, address)));
  return {
    has: (account, login, clientIp) => names.has(nameOf(account, login, subscriberOf(clientIp))),
    add(account, login, clientIp, apiUserId) {
      const address = subscriberOf(clientIp);
      const name = nameOf(account, login, address);
      if (names.has(name)) return;
      names.add(name);
      keep(apiUserId, address);
    },
  };
}
