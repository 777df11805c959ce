import { inTransaction } from '@/lib/db/connections/client';
import { endSessions as endAll } from '@/lib/db/panel-users/panel-sessions';
import { findPanelUserByEmail } from '@/lib/db/panel-users/panel-users';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly email: string };

/** Signs a panel user out wherever they are signed in; they can sign in again. */
export const endSessions = defineInstanceUseCase<Input, { readonly ended: number }, 'panel_user_not_found'>({
  action: 'panel-user.sign-out-anywhere',
  subject: ({ email }) => email,
  run: async ({ db, events, now }, { email }, actor) => {
    const user = await findPanelUserByEmail(db, email);
    if (!user) return err('panel_user_not_found');
    const by = { actor, user: { panelUserId: user.id, email: user.email }, now };
    const { ended, accountIds } = await inTransaction(db, async (tx) => {
      const sessionsEnded = await endAll(tx, user.id, now);
      const change = { action: 'panel-user.end-sessions', after: { sessionsEnded } } as const;
      const act = { action: 'panel-user.sign-out-anywhere', subject: user.email, after: { sessionsEnded } } as const;
      await recordOnInstance(tx, { actor, now }, act);
      return { ended: sessionsEnded, accountIds: await recordOwnChange(tx, by, change) };
    });
    announceOwnChange(events, accountIds);
    return ok({ ended });
  },
});
