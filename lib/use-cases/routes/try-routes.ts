import { findAccount } from '@/lib/db/accounts/accounts';
import { listCarriers } from '@/lib/db/carriers/carriers';
import { readRoutes } from '@/lib/db/routes/routes';
import { carriersInForce } from '@/lib/domain/carrier/carrier';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { err, ok } from '@/lib/domain/result';
import { compileRoutes } from '@/lib/domain/routing/choose-carrier';
import { type Stage, tryNumber } from '@/lib/domain/routing/try-number';
import type { TryNumber } from '@/lib/schemas/route';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** Of no account: only routes for any account match its messages. */
const NOBODYS = 0;

/** Which carriers would take a message to a number, one after the other, while all of them are up. */
export const tryRoutes = defineInstanceUseCase<TryNumber, readonly Stage[], 'account_not_found' | 'recipient_invalid'>({
  action: 'route.list',
  run: async ({ db }, { serviceName, sender, recipient }) => {
    const account = serviceName === '' ? null : await findAccount(db, serviceName);
    if (serviceName !== '' && !account) return err('account_not_found');
    const number = readTypedNumber(recipient);
    if (!number) return err('recipient_invalid');
    const takers = carriersInForce(await listCarriers(db)).map(({ name }) => name);
    const table = compileRoutes(await readRoutes(db), takers);
    return ok(tryNumber(table, { accountId: account?.id ?? NOBODYS, sender, recipient: number.msisdn }));
  },
});
