import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { saveMembership } from '@/lib/db/panel-users/memberships';
import { findPanelUserByEmail } from '@/lib/db/panel-users/panel-users';
import { newServiceName } from '@/lib/domain/account/service-name';
import type { Actor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { randomIndex } from '@/lib/platform/crypto/random';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { giveCredit } from '../_shared/give-credit';
import { issueInvitation } from '../_shared/issue-invitation';
import { openAccount } from '../_shared/open-account';
import { recordChange } from '../_shared/record-change';

type Input = {
  /** Undefined: one is made. */
  readonly serviceName?: string | undefined;
  readonly description: string;
  readonly timeZone: string;
  /** What it sends from first; undefined: its owner adds one. */
  readonly sender?: string | undefined;
  /** The first owner's e-mail address. */
  readonly owner: string;
  /** What it begins with; undefined: nothing. */
  readonly grant?: { readonly credits: Credits; readonly reason: string } | undefined;
};

type Added = {
  readonly serviceName: string;
  /** Of the owner's invitation, which exists nowhere else; null when the owner has signed in here before. */
  readonly token: string | null;
};

/** Who invites, as the one who is invited reads it, when nobody has signed in for it. */
const INVITED_BY = 'Chappe';

/**
 * Opens an account with its first sender, its first credit and its first owner: somebody who signs in here already
 * becomes it at once, anybody else by the link of an invitation.
 */
export const addAccount = defineInstanceUseCase<Input, Added, 'service_name_taken'>({
  action: 'account.open',
  subject: (_, { serviceName }) => serviceName,
  run: ({ db, now }, { serviceName, owner, grant, ...account }, actor) =>
    inTransaction(db, async (tx) => {
      const name = serviceName ?? newServiceName(randomIndex);
      const id = await openAccount(tx, { actor, now }, { ...account, serviceName: name });
      if (id === null) return err('service_name_taken');
      const by = { scope: { id }, actor, now };
      const token = await giveOwner(tx, by, owner);
      if (grant) await giveCredit(tx, by, grant);
      return ok({ serviceName: name, token });
    }),
});

type By = { readonly scope: { readonly id: number }; readonly actor: Actor; readonly now: Date };

async function giveOwner(tx: Transaction, by: By, email: string): Promise<string | null> {
  const known = await findPanelUserByEmail(tx, email);
  if (!known) {
    const invitedBy = by.actor.kind === 'panel-user' ? by.actor.email : INVITED_BY;
    return issueInvitation(tx, by, { email, role: 'owner', invitedBy });
  }
  await saveMembership(tx, { accountId: by.scope.id, panelUserId: known.id, role: 'owner' });
  await recordChange(tx, by, { action: 'panel-user.join', subject: email, after: { role: 'owner' } });
  return null;
}
