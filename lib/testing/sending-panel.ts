/** A panel whose owner writes and sends SMS: what its use cases are asked, and all that a refusal must leave as it was. */
import type { SendInput } from '@/lib/schemas/send';
import { estimateMessage } from '@/lib/use-cases/messages/estimate-message';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { createTestPanel } from './test-panel';
import { WRITTEN_SMS } from './written-sms';

export const SEND_KEY = '0123456789abcdef0123456789abcdef';

/** To two French numbers. */
export const WRITTEN_TO_TWO = { ...WRITTEN_SMS, sender: 'Shop', recipients: '+33 6 12 34 56 78\n+33 6 12 34 56 79' };

export type SendingPanel = Awaited<ReturnType<typeof createSendingPanel>>;

/** With a sender `Shop` that is enabled, and one `Off` that is not. */
export async function createSendingPanel() {
  const panel = await createTestPanel();
  const { db, dependencies, actors, account } = panel;
  const ownAccount = () => db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const { id: accountId } = await ownAccount();
  const createdAt = dependencies.now;
  await db.sender.create({ data: { accountId, sender: 'Shop', createdAt } });
  await db.sender.create({ data: { accountId, sender: 'Off', status: 'disable', createdAt } });
  const creditsLeft = async () => Number((await ownAccount()).creditsLeft);
  return {
    panel,
    creditsLeft,
    estimate: (changes: Partial<SendInput> = {}, now = dependencies.now) =>
      estimateMessage({ ...dependencies, now }, actors.owner, account, { ...WRITTEN_TO_TWO, ...changes }),
    send: (changes: Partial<SendInput> = {}, now = dependencies.now) => {
      const confirmed = { key: SEND_KEY, confirmedCredits: 200, confirmedMoment: null, confirmedQuotaOf: null };
      return sendMessage({ ...dependencies, now }, actors.owner, account, {
        ...WRITTEN_TO_TWO,
        ...confirmed,
        ...changes,
      });
    },
    everything: async () => [
      await creditsLeft(),
      await db.message.count(),
      await db.bulkSend.count(),
      await db.auditEntry.count(),
      await db.sendKey.count(),
    ],
  };
}
