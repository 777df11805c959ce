import { type LockedApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { recordSigning } from '@/lib/db/callbacks/callback-users';
import type { Transaction } from '@/lib/db/connections/client';
import type { SecretHolder } from '@/lib/domain/callbacks/callback-signing';
import { type By, recordChange } from './record-change';

/** What signs an API user's callbacks from now on, recorded where callbacks and the audit log tell of it. */
export async function changeSigning(
  tx: Transaction,
  by: By,
  user: Pick<LockedApiUser, 'id' | 'callbackSecret'> & { readonly login: string },
  secrets: SecretHolder,
): Promise<void> {
  const [wasSigned, isSigned] = [user.callbackSecret !== null, secrets.callbackSecret !== null];
  await saveApiUser(tx, user.id, secrets);
  await recordSigning(tx, user.id, isSigned, by.now);
  await recordChange(tx, by, {
    action: 'api-user.change-callback-secret',
    subject: user.login,
    before: { signed: wasSigned },
    after: { signed: isSigned, rotated: wasSigned && isSigned },
  });
}
