import { listSenders } from '@/lib/db/accounts/senders';
import { findLogins } from '@/lib/db/api-users/api-user-list';
import type { Database } from '@/lib/db/connections/client';
import { listMessages } from '@/lib/db/messages/message-log';
import { findSendAround, readSentBulks } from '@/lib/db/messages/sent-bulks';
import type { AccountSearch } from '@/lib/domain/account/account-search';
import { ok } from '@/lib/domain/result';
import { type AccountSearchQuery } from '@/lib/schemas/account-search';
import { messageListQuery } from '@/lib/schemas/message';
import { sentBulkQuery } from '@/lib/schemas/sent-bulk';
import { defineUseCase } from '../_shared/define-use-case';

/** Of each kind: more are for the lists to show. */
const MOST_FOUND = 5;

/** With fewer digits, a number fits most of a log. */
const LEAST_DIGITS = 4;

const ALWAYS = { since: null, until: null } as const;

/** What somebody may mean who types a part of a login or a sender, a number, or a message's id; every role sees these. */
export const searchAccount = defineUseCase<AccountSearchQuery, AccountSearch>({
  action: 'account.search',
  run: async ({ db }, { id }, { text }) => {
    if (text === '') return ok({ messages: [], sends: [], logins: [], senders: [] });
    const [messages, logins, senders] = await Promise.all([
      findMessages(db, id, text),
      findLogins(db, id, text, MOST_FOUND),
      listSenders(db, id),
    ]);
    const isWritten = messages.some((message) => String(message.id) === text);
    const sends = await findSends(db, id, text, isWritten);
    const part = text.toLowerCase();
    const fitting = senders.map(({ sender }) => sender).filter((sender) => sender.toLowerCase().includes(part));
    return ok({ messages, sends, logins, senders: fitting.slice(0, MOST_FOUND) });
  },
});

/** The one of that id, then the newest to such a number. */
async function findMessages(db: Database, accountId: number, text: string): Promise<AccountSearch['messages']> {
  const digits = text.replaceAll(/\D/g, '').length;
  const asked = [{ id: text }, ...(digits < LEAST_DIGITS ? [] : [{ recipient: text }])];
  const queries = asked.flatMap((one) => messageListQuery.safeParse(one).data ?? []);
  const pages = await Promise.all(
    queries.map((query) => listMessages(db, accountId, { ...query, limit: MOST_FOUND }, ALWAYS)),
  );
  const found = new Map(pages.flatMap(({ rows }) => rows).map((message) => [message.id, message]));
  return [...found.values()].slice(0, MOST_FOUND);
}

/** The one of that id or, where it is of a message that was never written or is deleted, the one that it was of. */
async function findSends(
  db: Database,
  accountId: number,
  text: string,
  isWritten: boolean,
): Promise<AccountSearch['sends']> {
  const asked = sentBulkQuery.safeParse({ id: text });
  if (!asked.success) return [];
  const { id } = asked.data;
  const sendId = isWritten ? id : await findSendAround(db, accountId, id);
  return sendId === null ? [] : [...(await readSentBulks(db, accountId, [sendId])).values()];
}
