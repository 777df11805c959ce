import { countKeysOf, deleteKeysOver, insertKey } from '@/lib/db/api-keys/consumer-keys';
import { inTransaction } from '@/lib/db/connections/client';
import { expiryOf, type KeyGrant, MOST_KEYS } from '@/lib/domain/api-key/api-key';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashSecret, newConsumerKey, newKeyLinkToken } from '@/lib/platform/crypto/random-secrets';
import type { NewKeys } from '@/lib/schemas/api-key';
import { type IssuedApplication, issueApplication } from '../_shared/issue-application';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';
import { tellGrant } from '../_shared/tell-grant';

type Input = KeyGrant & {
  readonly name: string;
  readonly description: string;
  /** Null: until it is revoked. */
  readonly days: number | null;
  readonly currentPassword: string;
};

type Refusal = OwnPasswordRefusal | 'too_many_applications' | 'too_many_keys';

type Issued = IssuedApplication & { readonly accountIds: readonly number[] };

/** Adds an application with a key that the signed-in person allows at once. */
export async function addKey(
  dependencies: OwnDependencies,
  actor: PanelUser,
  { currentPassword, name, description, days, ...grant }: Input,
): Promise<Result<NewKeys, Refusal>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const { db, events, now } = dependencies;
  const { panelUserId } = actor;
  const consumerKey = newConsumerKey();
  const expiresAt = expiryOf(days, now);
  const added = await inTransaction(db, async (tx): Promise<Result<Issued, Refusal>> => {
    await deleteKeysOver(tx, { panelUserId }, now);
    if ((await countKeysOf(tx, panelUserId)) >= MOST_KEYS) return err('too_many_keys');
    const application = await issueApplication(tx, { actor, now }, { name, description });
    if (application === null) return err('too_many_applications');
    const hashes = { keyHash: hashSecret(consumerKey), tokenHash: hashSecret(newKeyLinkToken()) };
    const decided = { panelUserId, decision: 'allowed', redirection: '', createdAt: now, expiresAt } as const;
    const id = await insertKey(tx, { applicationId: application.id, ...hashes, ...grant, ...decided });
    const after = tellGrant({ id, application: name, expiresAt });
    await recordOwnChange(tx, { actor, now }, { action: 'api-key.allow', after });
    return ok(application);
  });
  if (!added.ok) return added;
  const { accountIds, applicationKey, applicationSecret } = added.value;
  announceOwnChange(events, accountIds);
  return ok({ applicationKey, applicationSecret, consumerKey });
}
