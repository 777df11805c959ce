'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { actKeyBound, grantCreditSchema, transferCreditSchema } from '@/lib/schemas/instance';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { transferCredit } from '@/lib/use-cases/credit/transfer-credit';
import { boundAccount, withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';

const REFUSED = {
  account_not_found: { field: null, fault: 'account_not_found' },
  account_disabled: { field: null, fault: 'account_takes_no_credit' },
  act_key_taken: { field: null, fault: 'act_key_taken' },
} as const;

const bound = boundAccount.extend(actKeyBound.shape);

export async function grantCreditAction(
  key: unknown,
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult<unknown>> {
  const schema = withBound(bound, { key, serviceName }, grantCreditSchema);
  return instanceAction(grantCredit, schema, input, REFUSED);
}

export async function transferCreditAction(
  key: unknown,
  from: unknown,
  input: unknown,
): Promise<ActionResult<unknown>> {
  const schema = withBound(bound, { key, serviceName: from }, transferCreditSchema).transform(
    ({ serviceName, ...transfer }) => ({ from: serviceName, ...transfer }),
  );
  return instanceAction(transferCredit, schema, input, {
    ...REFUSED,
    account_disabled: { field: 'to', fault: 'account_takes_no_credit' },
    other_account_not_found: { field: 'to', fault: 'account_not_found' },
    same_account: { field: 'to', fault: 'same_account' },
    credit_not_enough: { field: 'credits', fault: 'credit_not_enough' },
  });
}
