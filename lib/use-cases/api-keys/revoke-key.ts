import { deleteKey } from '@/lib/db/api-keys/consumer-keys';
import { inTransaction } from '@/lib/db/connections/client';
import type { Member } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import type { KeyDependencies } from '../_shared/key-dependencies';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Dependencies = Pick<KeyDependencies, 'db' | 'events' | 'now' | 'keysChanged'>;

/** Ends a key of one's own for good, as its person or by the key itself: its next call is refused. */
export async function revokeKey(
  { db, events, now, keysChanged }: Dependencies,
  actor: Member,
  { id }: { readonly id: number },
): Promise<Result<null, 'key_not_found'>> {
  const told = await inTransaction(db, async (tx) => {
    const application = await deleteKey(tx, { id, panelUserId: actor.panelUserId });
    if (application === null) return null;
    const change = { action: 'api-key.revoke', before: { application, keyId: id } } as const;
    return recordOwnChange(tx, { actor, user: actor, now }, change);
  });
  if (told === null) return err('key_not_found');
  keysChanged();
  announceOwnChange(events, told);
  return ok(null);
}
