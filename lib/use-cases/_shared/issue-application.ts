import { countApplications, insertApplication } from '@/lib/db/api-keys/api-applications';
import type { Transaction } from '@/lib/db/connections/client';
import { MOST_APPLICATIONS } from '@/lib/domain/api-key/api-key';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { newApplicationKey, newApplicationSecret } from '@/lib/platform/crypto/random-secrets';
import { recordOwnChange } from './record-own-change';

export type IssuedApplication = {
  readonly id: number;
  readonly applicationKey: string;
  /** Shown once. */
  readonly applicationSecret: string;
};

type By = { readonly actor: PanelUser; readonly now: Date };

/** Adds an application of somebody; null when they have as many as they may. */
export async function issueApplication(
  tx: Transaction,
  { actor, now }: By,
  { name, description }: { readonly name: string; readonly description: string },
): Promise<(IssuedApplication & { readonly accountIds: readonly number[] }) | null> {
  const { panelUserId } = actor;
  if ((await countApplications(tx, panelUserId)) >= MOST_APPLICATIONS) return null;
  const applicationKey = newApplicationKey();
  const secret = newApplicationSecret();
  const id = await insertApplication(tx, { panelUserId, name, description, applicationKey, secret, createdAt: now });
  const change = { action: 'api-application.add', after: { application: name } } as const;
  const accountIds = await recordOwnChange(tx, { actor, now }, change);
  return { id, applicationKey, applicationSecret: secret, accountIds };
}
