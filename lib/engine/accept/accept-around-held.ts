/**
 * Accepts around rows that somebody keeps, such as an operator who began a transaction and went for lunch: whoever pays by
 * them is told that too much is going on, and everybody else is accepted.
 */
import { setTimeout } from 'node:timers/promises';
import { isLockHeld } from '@/lib/db/connections/held-lock';
import type { Writer } from '@/lib/db/connections/writer';
import { findHeldPayers, NOBODY, type Payers } from '@/lib/db/ledger/held-payers';
import type { MessageIds } from '@/lib/db/messages/message-ids';
import type { Result } from '@/lib/domain/result';
import type { Accepted, AcceptRefusal, AcceptRequest } from '@/lib/domain/sending/acceptance';
import { acceptMessages } from './accept-messages';

/** Who is locked each time is held by somebody; another node that accepts for them holds them for milliseconds. */
const LOOKS = 4;
const PAUSE_MS = 50;

/** Null: nothing was done for it. */
export type Outcome = Result<Accepted, AcceptRefusal> | null;

type Options = { readonly writer: Writer; readonly ids: MessageIds; readonly now: () => Date };

export function createAcceptAroundHeld({ writer, ids, now }: Options) {
  /** Who was held when it was looked for last. */
  let held = NOBODY;

  const look = (among: Payers): Promise<Payers> =>
    isNobody(among) || !writer.beside ? Promise.resolve(NOBODY) : writer.beside((tx) => findHeldPayers(tx, among));
  const lookAgainAndAgain = async (among: Payers): Promise<Payers> => {
    let found = await look(among);
    for (let looks = 1; looks < LOOKS && !isNobody(found); looks += 1) {
      await setTimeout(PAUSE_MS);
      found = await look(found);
    }
    return found;
  };
  const acceptFree = async (requests: readonly AcceptRequest[]): Promise<readonly Outcome[]> => {
    const free = requests.filter((request) => !isHeld(request, held));
    const outcomes = free.length === 0 ? [] : await acceptMessages({ writer, ids, now: now() }, free);
    const next = outcomes.values();
    return requests.map((request) => (isHeld(request, held) ? null : (next.next().value ?? null)));
  };

  return async (requests: readonly AcceptRequest[]): Promise<readonly Outcome[]> => {
    held = await look(held);
    try {
      return await acceptFree(requests);
    } catch (cause) {
      if (!isLockHeld(cause)) throw cause;
      const found = await lookAgainAndAgain(payersOf(requests));
      if (isNobody(found)) throw cause;
      held = found;
      return acceptFree(requests);
    }
  };
}

const isNobody = ({ accounts, apiUsers }: Payers): boolean => accounts.size + apiUsers.size === 0;

const isHeld = ({ accountId, apiUser }: AcceptRequest, { accounts, apiUsers }: Payers): boolean =>
  accounts.has(accountId) || (apiUser !== null && apiUsers.has(apiUser.id));

const payersOf = (requests: readonly AcceptRequest[]): Payers => ({
  accounts: new Set(requests.map(({ accountId }) => accountId)),
  apiUsers: new Set(requests.flatMap(({ apiUser }) => apiUser?.id ?? [])),
});
