import { createWriteTurn } from '@/lib/db/connections/write-turn';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import { applyMigrations } from '@/lib/db/open/apply-migrations';
import { openDatabase } from '@/lib/db/open/open-database';
import { openWriter } from '@/lib/db/open/open-writer';
import { acceptMessages } from '@/lib/engine/accept/accept-messages';
import { requestOf } from './accept-request';
import { grantCredit } from './credit';

const PLENTY = 1_000_000_000;

export type Acceptor = {
  /** So many messages in one transaction, of an account that has credit enough. Resolves when it is on the disk. */
  accept(messages: number): Promise<void>;
  close(): Promise<void>;
};

/** Accepts messages and nothing else, on an empty database that it migrates, whichever engine its URL names. */
export async function openAcceptor(url: string): Promise<Acceptor> {
  await applyMigrations(url, process.cwd());
  const turn = createWriteTurn();
  const db = await openDatabase(url, { turn });
  const { id: accountId } = await db.smsAccount.create({
    data: { serviceName: 'bench', nameOrder: 'bench', createdAt: new Date() },
  });
  await grantCredit(db, accountId, PLENTY, new Date());
  await db.$disconnect();
  const writer = openWriter(url, turn);
  const ids = createMessageIds({ ...writer, now: () => new Date() });
  return {
    accept: async (messages) => {
      const requests = Array.from({ length: messages }, () => requestOf(accountId));
      const outcomes = await acceptMessages({ writer, ids, now: new Date() }, requests);
      if (outcomes.some(({ ok }) => !ok)) throw new Error('A message was refused.');
    },
    close: writer.close,
  };
}
