import { findKeyOf } from '@/lib/db/api-keys/consumer-keys';
import type { Database } from '@/lib/db/connections/client';
import { type ApiKey, stateOfKey } from '@/lib/domain/api-key/api-key';
import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';

export type CurrentKey = ApiKey & { readonly applicationId: number; readonly email: string };

/** The key that asks, as it may know itself. */
export async function readCurrentKey(
  { db, now }: { readonly db: Database; readonly now: Date },
  { consumerKeyId, panelUserId, email }: ConsumerKey,
): Promise<Result<CurrentKey, 'key_not_found'>> {
  const found = await findKeyOf(db, { id: consumerKeyId, panelUserId });
  if (!found) return err('key_not_found');
  const { decision, ...key } = found;
  return ok({ ...key, email, state: stateOfKey({ ...key, decision }, now) });
}
