import { countKeysOf, deleteKeysOver, findAskedKey, saveDecision } from '@/lib/db/api-keys/consumer-keys';
import { inTransaction } from '@/lib/db/connections/client';
import { expiryOf, MOST_KEYS, stateOfKey } from '@/lib/domain/api-key/api-key';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import type { KeyDependencies } from '../_shared/key-dependencies';
import { type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';
import { tellGrant } from '../_shared/tell-grant';

type Input = {
  readonly linkToken: string;
  /** Null: until it is revoked. */
  readonly days: number | null;
  /** From where it may call; empty: from anywhere. */
  readonly allowedAddresses: readonly string[];
  readonly currentPassword: string;
};

type Refusal = OwnPasswordRefusal | 'key_over' | 'too_many_keys';

type Allowed = { readonly accountIds: readonly number[]; readonly redirection: string };

/** The signed-in person allows a key that an application asks for: from now on it may do what they may, by its rules. */
export async function allowKey(
  dependencies: KeyDependencies,
  actor: PanelUser,
  { linkToken, days, allowedAddresses, currentPassword }: Input,
): Promise<Result<{ readonly redirection: string }, Refusal>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const { db, events, now, keysChanged } = dependencies;
  const { panelUserId } = actor;
  const allowed = await inTransaction(db, async (tx): Promise<Result<Allowed, Refusal>> => {
    const key = await findAskedKey(tx, hashSecret(linkToken));
    if (!key || stateOfKey(key, now) !== 'pendingValidation') return err('key_over');
    await deleteKeysOver(tx, { panelUserId }, now);
    if ((await countKeysOf(tx, panelUserId)) >= MOST_KEYS) return err('too_many_keys');
    const expiresAt = expiryOf(days, now);
    const saved = await saveDecision(tx, key.id, { panelUserId, decision: 'allowed', expiresAt, allowedAddresses });
    if (!saved) return err('key_over');
    const after = tellGrant({ id: key.id, application: key.name, expiresAt });
    const accountIds = await recordOwnChange(tx, { actor, now }, { action: 'api-key.allow', after });
    return ok({ accountIds, redirection: key.redirection });
  });
  if (!allowed.ok) return allowed;
  keysChanged();
  announceOwnChange(events, allowed.value.accountIds);
  return ok({ redirection: allowed.value.redirection });
}
