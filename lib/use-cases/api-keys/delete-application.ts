import { deleteApplication as deleteRow, findOwnApplication } from '@/lib/db/api-keys/api-applications';
import { listKeysInForce } from '@/lib/db/api-keys/consumer-keys';
import { inTransaction } from '@/lib/db/connections/client';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import type { KeyDependencies } from '../_shared/key-dependencies';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

/**
 * Deletes an application that one has added, with every key that it was given, whoever allowed it. The accounts of each
 * of them are told: what called there stops.
 */
export async function deleteApplication(
  { db, events, now, keysChanged }: KeyDependencies,
  actor: PanelUser,
  { id }: { readonly id: number },
): Promise<Result<null, 'application_not_found'>> {
  const told = await inTransaction(db, async (tx) => {
    const application = await findOwnApplication(tx, actor.panelUserId, id);
    if (!application) return null;
    const by = { actor, now };
    const accountIds = new Set<number>();
    for (const { id: keyId, ...user } of await listKeysInForce(tx, id, now)) {
      const change = { action: 'api-key.revoke', before: { application: application.name, keyId } } as const;
      for (const told of await recordOwnChange(tx, { ...by, user }, change)) accountIds.add(told);
    }
    await deleteRow(tx, id);
    const change = { action: 'api-application.delete', before: { application: application.name } } as const;
    for (const told of await recordOwnChange(tx, by, change)) accountIds.add(told);
    return [...accountIds];
  });
  if (told === null) return err('application_not_found');
  keysChanged();
  announceOwnChange(events, told);
  return ok(null);
}
