import { listApplications } from '@/lib/db/api-keys/api-applications';
import { listKeysOf } from '@/lib/db/api-keys/consumer-keys';
import type { Database } from '@/lib/db/connections/client';
import { type ApiApplication, type ApiKey, stateOfKey } from '@/lib/domain/api-key/api-key';
import type { PanelUser } from '@/lib/domain/authorisation/actor';

export type OwnKeys = {
  readonly applications: readonly ApiApplication[];
  readonly keys: readonly ApiKey[];
};

/** The keys that the signed-in person has allowed, and the applications that they have added. */
export async function findOwnKeys(
  { db, now }: { readonly db: Database; readonly now: Date },
  { panelUserId }: PanelUser,
): Promise<OwnKeys> {
  const keys = await listKeysOf(db, panelUserId);
  return {
    applications: await listApplications(db, panelUserId),
    keys: keys.map(({ decision, ...key }) => ({ ...key, state: stateOfKey({ ...key, decision }, now) })),
  };
}
