import { inTransaction } from '@/lib/db/connections/client';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { type IssuedApplication, issueApplication } from '../_shared/issue-application';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';
import { announceOwnChange } from '../_shared/record-own-change';

type Input = { readonly name: string; readonly description: string; readonly currentPassword: string };

/** Adds an application, which may then ask for keys; answers its secret, this once. */
export async function addApplication(
  dependencies: OwnDependencies,
  actor: PanelUser,
  { currentPassword, ...application }: Input,
): Promise<Result<Omit<IssuedApplication, 'id'>, OwnPasswordRefusal | 'too_many_applications'>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const { db, events, now } = dependencies;
  const issued = await inTransaction(db, (tx) => issueApplication(tx, { actor, now }, application));
  if (issued === null) return err('too_many_applications');
  const { accountIds, applicationKey, applicationSecret } = issued;
  announceOwnChange(events, accountIds);
  return ok({ applicationKey, applicationSecret });
}
