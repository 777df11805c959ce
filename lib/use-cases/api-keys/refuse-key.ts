import { findAskedKey, saveDecision } from '@/lib/db/api-keys/consumer-keys';
import { inTransaction } from '@/lib/db/connections/client';
import { stateOfKey } from '@/lib/domain/api-key/api-key';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import type { KeyDependencies } from '../_shared/key-dependencies';

/** The signed-in person refuses a key that an application asks for: it is nobody's and never calls. */
export async function refuseKey(
  { db, now, keysChanged }: KeyDependencies,
  _: PanelUser,
  { linkToken }: { readonly linkToken: string },
): Promise<Result<{ readonly redirection: string }, 'key_over'>> {
  const redirection = await inTransaction(db, async (tx) => {
    const key = await findAskedKey(tx, hashSecret(linkToken));
    if (!key || stateOfKey(key, now) !== 'pendingValidation') return null;
    const { expiresAt, allowedAddresses } = key;
    const refused = { panelUserId: null, decision: 'refused', expiresAt, allowedAddresses } as const;
    return (await saveDecision(tx, key.id, refused)) ? key.redirection : null;
  });
  if (redirection === null) return err('key_over');
  keysChanged();
  return ok({ redirection });
}
