/** What the sends of programs go by, remembered until it may have changed, as http2sms remembers its API users. */
import { readForSending } from '@/lib/db/accounts/accounts';
import { listSenders } from '@/lib/db/accounts/senders';
import { findPayingApiUser } from '@/lib/db/api-users/paying-api-user';
import type { Database } from '@/lib/db/connections/client';
import { findMembership } from '@/lib/db/panel-users/memberships';
import { type EventBus, type EventKind, type HeardEvent, isAbout } from '@/lib/domain/events';
import { senderKey } from '@/lib/domain/sender/sender';
import { createRememberedRows } from '@/lib/gateway/credentials/remembered-rows';
import type { Found, KnownAccount, KnownFacts } from '@/lib/use-cases/_shared/known-facts';

/** Whatever of it changes is told as one of these. */
const CHANGES: readonly EventKind[] = ['api-users', 'panel-users'];

async function readAccount(db: Database, accountId: number): Promise<KnownAccount> {
  const { stopClause, isDisabled, commercialHoursEnabled, shortNumber } = await readForSending(db, accountId);
  const enabled = (await listSenders(db, accountId)).filter(({ isEnabled }) => isEnabled);
  const senders = new Map(enabled.map(({ sender }) => [senderKey(sender), sender]));
  return { accountId, stopClause, isDisabled, commercialHoursEnabled, shortNumber, senders };
}

/** Of rows that say whose they are; what is not there is looked for each time. */
function createMemory<Key extends readonly (string | number)[], Row>(
  accountOf: (row: Row) => number,
  read: (...key: Key) => Promise<Row | null>,
) {
  const rows = createRememberedRows<Row>();
  return {
    find(...key: Key): Found<Row> {
      const name = JSON.stringify(key);
      rows.follow(name);
      return rows.find(name, () => read(...key));
    },
    forget: (of: Pick<HeardEvent, 'accountId'>) => rows.forget((row) => isAbout(of, accountOf(row))),
  };
}

export function createKnownFacts(
  db: Database,
  events: Pick<EventBus, 'subscribe'>,
): KnownFacts & { forgetAll(): void } {
  const memberships = createMemory(
    ({ id }) => id,
    (panelUserId: number, serviceName: string) => findMembership(db, panelUserId, serviceName),
  );
  const accounts = createMemory(
    ({ accountId }) => accountId,
    (accountId: number) => readAccount(db, accountId),
  );
  const payers = createMemory(
    ({ accountId }) => accountId,
    async (accountId: number, login: string) => {
      const user = await findPayingApiUser(db, accountId, login);
      return user && { accountId, id: user.id, checked: user.checked };
    },
  );
  const forget = (of: Pick<HeardEvent, 'accountId'>) => {
    for (const memory of [memberships, accounts, payers]) memory.forget(of);
  };
  events.subscribe((event) => {
    if (CHANGES.includes(event.type)) forget(event);
  });
  return {
    membership: memberships.find,
    account: accounts.find,
    payer: payers.find,
    forget: (accountId) => forget({ accountId }),
    forgetAll: () => forget({ accountId: null }),
  };
}
