import { inTransaction } from '@/lib/db/connections/client';
import { askToEndSession, type EndedSession } from '@/lib/db/smpp/sessions';
import type { SessionKey } from '@/lib/domain/instance/smpp-session';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies, tellAccount } from '../_shared/define-instance-use-case';
import { recordChange } from '../_shared/record-change';
import { recordOnInstance } from '../_shared/record-on-instance';

type Ended = Pick<EndedSession, 'serviceName' | 'login'>;

/** Has the node of a session by SMPP end it: its program is told by unbind, and may bind again. */
export const endSmppSession = defineInstanceUseCase<SessionKey, Ended, 'session_not_found', OperationsDependencies>({
  action: 'smpp-session.end',
  subject: (_, { serviceName, login }) => `${login} of ${serviceName}`,
  run: async ({ db, events, now, endSmppSessions }, key, actor) => {
    const ended = await inTransaction(db, async (tx) => {
      const session = await askToEndSession(tx, key, now);
      if (!session) return null;
      const { accountId, serviceName, login, mode, clientIp } = session;
      const act = { action: 'smpp-session.end', after: { mode, clientIp } } as const;
      await recordChange(tx, { scope: { id: accountId }, actor, now }, { ...act, subject: login });
      await recordOnInstance(
        tx,
        { actor, now },
        { ...act, subject: serviceName, after: { apiUser: login, mode, clientIp } },
      );
      return session;
    });
    if (!ended) return err('session_not_found');
    endSmppSessions();
    tellAccount(events, ended.accountId, ['audit']);
    return ok({ serviceName: ended.serviceName, login: ended.login });
  },
});
