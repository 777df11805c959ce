import { findApiUserId } from '@/lib/db/api-users/api-users';
import { listSessionsOf } from '@/lib/db/smpp/session-list';
import type { SmppSession } from '@/lib/domain/instance/smpp-session';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

const MOST_SHOWN = 50;

/** The programs of an API user that are bound by SMPP: each node allows it a few, of which the oldest are told. */
export const findSessionsOfApiUser = defineUseCase<string, readonly SmppSession[], 'not_found'>({
  action: 'api-user.read',
  run: async ({ db }, { id: accountId }, login) => {
    const id = await findApiUserId(db, accountId, login);
    return id === null ? err('not_found') : ok(await listSessionsOf(db, accountId, id, MOST_SHOWN));
  },
});
