'use server';

import type { ReplyNumbers } from '@/lib/domain/account/reply-numbers';
import type { ActionResult } from '@/lib/schemas/action-result';
import { addAccountSchema } from '@/lib/schemas/add-account';
import { actKeyBound, disableAccountSchema } from '@/lib/schemas/instance';
import { noInput } from '@/lib/schemas/panel-user';
import { replyNumbersSchema, seenReplyNumbers } from '@/lib/schemas/reply-numbers';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { addAccount } from '@/lib/use-cases/instance/add-account';
import { changeReplyNumbers } from '@/lib/use-cases/instance/change-reply-numbers';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { boundAccount, withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';
import { CHANGED } from '../refusals';

type Added = {
  readonly serviceName: string;
  /** Of the owner's invitation, which is shown once; null when they sign in here already. */
  readonly link: string | null;
};

export async function addAccountAction(key: unknown, input: unknown): Promise<ActionResult<Added>> {
  const { env, publicUrl } = getRuntime();
  const timed = addAccountSchema.transform((account) => ({ ...account, timeZone: env.timeZone }));
  const schema = withBound(actKeyBound, { key }, timed);
  const result = await instanceAction(addAccount, schema, input, {
    service_name_taken: { field: 'serviceName', fault: 'service_name_taken' },
    act_key_taken: { field: null, fault: 'act_key_taken' },
  });
  if (!result.ok) return result;
  const { serviceName, token } = result.value;
  return { ok: true, value: { serviceName, link: token === null ? null : `${publicUrl()}/invitation/${token}` } };
}

export async function disableAccountAction(
  serviceName: unknown,
  disabled: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = withBound(boundAccount.extend(disableAccountSchema.shape), { serviceName, disabled }, noInput);
  return instanceAction(disableAccount, schema, input, {
    account_not_found: { field: null, fault: 'account_not_found' },
  });
}

export async function changeReplyNumbersAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult<ReplyNumbers>> {
  const bound = boundAccount.extend({ seen: seenReplyNumbers });
  const schema = withBound(bound, { serviceName, seen }, replyNumbersSchema);
  return instanceAction(changeReplyNumbers, schema, input, {
    account_not_found: { field: null, fault: 'account_not_found' },
    ...CHANGED,
  });
}
