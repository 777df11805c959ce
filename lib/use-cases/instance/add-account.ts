import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { saveMembership } from '@/lib/db/panel-users/memberships';
import { findPanelUserByEmail } from '@/lib/db/panel-users/panel-users';
import type { ReplyNumbers } from '@/lib/domain/account/reply-numbers';
import { newServiceName } from '@/lib/domain/account/service-name';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { randomIndex } from '@/lib/platform/crypto/random';
import { hashSecret, newInvitationToken } from '@/lib/platform/crypto/random-secrets';
import { openedAccount } from '@/lib/schemas/instance';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { giveCredit } from '../_shared/give-credit';
import { issueInvitation } from '../_shared/issue-invitation';
import { type Keyed, onceUnderKey } from '../_shared/once-under-key';
import { openAccount } from '../_shared/open-account';
import { type By, recordChange } from '../_shared/record-change';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = Keyed & {
  /** Undefined: one is made. */
  readonly serviceName?: string | undefined;
  readonly description: string;
  readonly timeZone: string;
  /** What it sends from first; undefined: its owner adds one. */
  readonly sender?: string | undefined;
  /** Which numbers lead back to it, where that was said. */
  readonly numbers?: Partial<ReplyNumbers> | undefined;
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

type Opened = Result<{ readonly serviceName: string; readonly isInvited: boolean }, 'service_name_taken'>;

/** Who invites, as the one who is invited reads it, when nobody has signed in for it. */
const INVITED_BY = 'Chappe';

/**
 * Opens an account with its first sender, its first credit and its first owner: somebody who signs in here already
 * becomes it at once, anybody else by the link of an invitation.
 */
export const addAccount = defineInstanceUseCase<Input, Added, 'service_name_taken' | 'act_key_taken'>({
  action: 'account.open',
  subject: (_, { serviceName }) => serviceName,
  run: async ({ db, now }, { key, ...asked }, actor) => {
    // It follows from the key, which nobody but the page keeps: a link whose answer was lost is answered again.
    const token = key === undefined ? newInvitationToken() : hashSecret(`invitation ${key}`);
    const opened = await inTransaction(db, (tx) =>
      onceUnderKey(tx, { key, asked, actor, now, outcome: openedAccount }, async (): Promise<Opened> => {
        const { serviceName, owner, grant, ...account } = asked;
        const name = serviceName ?? newServiceName(randomIndex);
        const begun = await openAccount(tx, { actor, now }, { ...account, serviceName: name });
        if (begun === null) return err('service_name_taken');
        const by = { scope: { id: begun.id }, actor, now };
        const isInvited = await giveOwner(tx, by, { email: owner, token });
        if (grant) await giveCredit(tx, by, grant);
        const { description, timeZone } = asked;
        const after = { description, timeZone, owner, ...begun.numbers, ...grant };
        await recordOnInstance(tx, by, { action: 'account.open', subject: name, after });
        return ok({ serviceName: name, isInvited });
      }),
    );
    if (!opened.ok) return opened;
    const { serviceName, isInvited } = opened.value;
    return ok({ serviceName, token: isInvited ? token : null });
  },
});

/** Whether the owner has to be invited first. */
async function giveOwner(
  tx: Transaction,
  by: By,
  { email, token }: { email: string; token: string },
): Promise<boolean> {
  const known = await findPanelUserByEmail(tx, email);
  if (!known) {
    const invitedBy = by.actor.kind === 'panel-user' ? by.actor.email : INVITED_BY;
    await issueInvitation(tx, by, { email, role: 'owner', invitedBy, token });
    return true;
  }
  await saveMembership(tx, { accountId: by.scope.id, panelUserId: known.id, role: 'owner' });
  await recordChange(tx, by, { action: 'panel-user.join', subject: email, after: { role: 'owner' } });
  return false;
}
