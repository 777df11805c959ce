import { msisdnPrefix } from '@/lib/domain/numbering/parse-msisdn';
import { MESSAGES_PAGE_SIZE, type MessageList, type MessageListQuery, messageRow } from '@/lib/schemas/message';
import type { Database } from './client';
import type { Prisma } from './generated/client';

/** From this many digits on a number is meant, not the beginning of many; then the index on recipients finds it. */
const NEARLY_A_NUMBER = 8;

/** `:` is the character after 9, so the range holds every number that begins with these digits. */
const beginningWith = (prefix: string): Prisma.StringFilter =>
  prefix.length < NEARLY_A_NUMBER ? { startsWith: prefix } : { gte: prefix, lt: `${prefix}:` };

/** One page of an account's sending log, newest first. Pages are cut at ids, so a page costs the same at any depth. */
export async function listMessages(
  db: Database,
  accountId: number,
  query: MessageListQuery,
): Promise<Omit<MessageList, 'bulkSends'>> {
  const { login, recipient, state, before, after } = query;
  const prefix = msisdnPrefix(recipient);
  const filters: Prisma.MessageWhereInput = {
    accountId,
    ...(login === '' ? {} : { login }),
    ...(prefix === '' ? {} : { recipient: beginningWith(prefix) }),
    ...(state === '' ? {} : { state }),
  };
  const goingBack = after !== undefined && before === undefined;
  const found = await db.message.findMany({
    where: { ...filters, ...(goingBack ? { id: { gt: after } } : before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: goingBack ? 'asc' : 'desc' },
    take: MESSAGES_PAGE_SIZE + 1,
  });
  const more = found.length > MESSAGES_PAGE_SIZE;
  const page = found.slice(0, MESSAGES_PAGE_SIZE);
  if (goingBack) page.reverse();
  return {
    messages: page.map((message) =>
      messageRow.parse({
        ...message,
        createdAt: message.createdAt.toISOString(),
        dueAt: message.dueAt.toISOString(),
        refunded: message.refundedAt !== null,
      }),
    ),
    hasNewer: goingBack ? more : before !== undefined,
    hasOlder: goingBack ? page.length > 0 : more,
  };
}
