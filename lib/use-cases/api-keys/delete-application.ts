import { deleteApplication as deleteRow, findOwnApplication } from '@/lib/db/api-keys/api-applications';
import { inTransaction } from '@/lib/db/connections/client';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import type { KeyDependencies } from '../_shared/key-dependencies';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

/** Deletes an application that one has added, with every key that it was given, whoever allowed it. */
export async function deleteApplication(
  { db, events, now, keysChanged }: KeyDependencies,
  actor: PanelUser,
  { id }: { readonly id: number },
): Promise<Result<null, 'application_not_found'>> {
  const told = await inTransaction(db, async (tx) => {
    const application = await findOwnApplication(tx, actor.panelUserId, id);
    if (!application) return null;
    await deleteRow(tx, id);
    const change = { action: 'api-application.delete', before: { application: application.name } } as const;
    return recordOwnChange(tx, { actor, now }, change);
  });
  if (told === null) return err('application_not_found');
  keysChanged();
  announceOwnChange(events, told);
  return ok(null);
}
