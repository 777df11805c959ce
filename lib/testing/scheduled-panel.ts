/** A panel with what waits for its moment, and everything that can be done with it. */
import { readClaimed } from '@/lib/db/messages/dispatch-outbox';
import { claimForCarrier } from '@/lib/db/messages/dispatch-queues';
import { scheduledListQuery, type WaitingTarget } from '@/lib/schemas/scheduled';
import { cancelScheduled } from '@/lib/use-cases/messages/cancel-scheduled';
import { editScheduled } from '@/lib/use-cases/messages/edit-scheduled';
import { findScheduled } from '@/lib/use-cases/messages/find-scheduled';
import { rescheduleScheduled } from '@/lib/use-cases/messages/reschedule-scheduled';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { setQuota } from './credit';
import { NODE_ID } from './test-database';
import { createTestPanel } from './test-panel';
import { WRITTEN_SMS } from './written-sms';

const EVE = { when: 'later', at: '2026-12-24T18:00', atZone: 'Europe/Paris' } as const;
export const EVE_AT = new Date('2026-12-24T17:00:00.000Z');
/** The first of the numbers that are sent to, as a number. */
export const FRENCH = 33_612_345_678;
/** An edit that changes nothing of what `later` sends. */
export const UNTOUCHED = {
  ...EVE,
  sender: 'Shop',
  message: 'Hello',
  smsClass: '1',
  confirmedCredits: 100_000,
  confirmedQuotaOf: null,
} as const;

export const one = (id: number) => ({ what: 'messages' as const, ids: [id] });
export const bulk = (id: number) => ({ what: 'send' as const, id });

type Edit = Parameters<typeof editScheduled>[3];

/** One below the other, with a value of each column. */
const numbers = (count: number, columns: readonly string[]) =>
  Array.from({ length: count }, (_, index) =>
    [`+${FRENCH + index}`, ...columns.map((name) => `${name}${index}`)].join('\t'),
  ).join('\n');

let keys = 0;

export type ScheduledPanel = Awaited<ReturnType<typeof createScheduledPanel>>;

/** The owner of the first account may send from Shop and from Store. */
export async function createScheduledPanel() {
  const panel = await createTestPanel();
  const { db, dependencies, account, actors, writer } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const createdAt = dependencies.now;
  for (const sender of ['Shop', 'Store']) await db.sender.create({ data: { accountId, sender, createdAt } });
  return {
    ...panel,
    accountId,
    /**
     * Sends from the panel at another moment, to rows of a table where there are columns; answers the first id. Paid by
     * the quota of an API user where its login is given.
     */
    later: async (
      count: number,
      at = EVE_AT,
      message = 'Hello',
      columns: readonly string[] = [],
      payer = '',
    ): Promise<number> => {
      keys += 1;
      const text = at.toISOString().slice(0, 16);
      const sent = await sendMessage(dependencies, actors.owner, account, {
        ...{ ...WRITTEN_SMS, sender: 'Shop', recipients: numbers(count, columns), columns, message, payer },
        ...{ when: 'later', at: text, atZone: 'UTC', confirmedMoment: `${text}:00.000Z` },
        ...{ key: String(keys).padStart(32, '0'), confirmedCredits: 100_000, confirmedQuotaOf: payer || null },
      });
      if (!sent.ok) throw new Error(sent.error);
      return sent.value.messageIds.first;
    },
    /** Sends for an API user whose quota pays for it; answers the message's id and the user's. */
    byApiUser: async () => {
      const login = 'script';
      const callbackUrl = 'https://example.com/dlr';
      const user = await db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt, callbackUrl } });
      await setQuota(db, user.id, 250, dependencies.now);
      const accepted = await dependencies.accept({
        ...{ accountId, actor: 'api:script', sender: '36105', smsClass: 1, tag: 'order-1', deferredUntil: EVE_AT },
        apiUser: { id: user.id, login, checked: { passwordEpoch: 0, disabled: false, ipRestrictions: '[]' } },
        messages: [{ recipient: String(FRENCH), text: 'Hello', encoding: 'gsm7', segmentCount: 1, credits: 100 }],
      });
      if (!accepted?.ok) throw new Error('It was not accepted.');
      return { id: accepted.value.messageIds.first, userId: user.id };
    },
    cancel: (target: WaitingTarget) => cancelScheduled(dependencies, actors.owner, account, target),
    move: (target: WaitingTarget, changes: object = {}) =>
      rescheduleScheduled(dependencies, actors.owner, account, { ...EVE, ...changes, target }),
    edit: (target: Edit['target'], changes: Partial<Edit> = {}) =>
      editScheduled(dependencies, actors.owner, account, { ...UNTOUCHED, ...changes, target }),
    find: async (query: object = {}) => {
      const found = await findScheduled(dependencies, actors.viewer, account, scheduledListQuery.parse(query));
      if (!found.ok) throw new Error(found.error);
      return found.value;
    },
    credit: async () => Number((await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).creditsLeft),
    quota: async (id: number) => Number((await db.apiUser.findUniqueOrThrow({ where: { id } })).quotaLeft),
    message: (id: number) => db.message.findUniqueOrThrow({ where: { id } }),
    /** As a carrier's loop does. */
    claim: (now: Date, limit = 1_000) =>
      writer.commit(async (tx) => {
        const claim = { carrier: 'simulated', open: 'all', nodeId: NODE_ID, now, limit } as const;
        return readClaimed(tx, await claimForCarrier(tx, claim));
      }),
    auditActions: async () => (await db.auditEntry.findMany()).map(({ action }) => action),
  };
}
