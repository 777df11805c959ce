/** What moves credit from outside an account in the model of money (lib/engine/accept/money.model.test.ts). */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { transferCredit } from '@/lib/use-cases/credit/transfer-credit';
import { grantCredit as grantAtFirst } from './credit';
import type { TestPanel } from './test-panel';

type Account = { readonly panel: TestPanel; readonly serviceName: string };

/** Gives an account so much. */
export const grantTo = ({ panel, serviceName }: Account, credits: Credits) =>
  grantCredit(panel.dependencies, AT_THE_MACHINE, { serviceName, credits, reason: 'Order 1' });

/** Another account beside one, to which credit goes and from which it comes. */
export async function furnishOther({ panel, serviceName }: Account, credits: Credits) {
  const { db, dependencies } = panel;
  const other = `${serviceName}-other`;
  const { id } = await db.smsAccount.create({ data: { serviceName: other, createdAt: dependencies.now } });
  await grantAtFirst(db, id, credits, dependencies.now);
  return {
    credit: credits,
    stored: async () => Number((await db.smsAccount.findUniqueOrThrow({ where: { id } })).creditsLeft),
    transfer: (amount: Credits, isGiven: boolean) => {
      const [from, to] = isGiven ? [serviceName, other] : [other, serviceName];
      return transferCredit(dependencies, AT_THE_MACHINE, { from, to, credits: amount, reason: 'Moved' });
    },
  };
}
