import { listAllSessions } from '@/lib/db/smpp/session-list';
import type { SessionPage } from '@/lib/domain/instance/smpp-session';
import { ok } from '@/lib/domain/result';
import { INSTANCE_PAGE_SIZE } from '@/lib/schemas/instance';
import type { SmppSessionsQuery } from '@/lib/schemas/smpp-session';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** One page of the programs that are bound by SMPP, on whichever node. */
export const findSmppSessions = defineInstanceUseCase<SmppSessionsQuery, SessionPage>({
  action: 'smpp-session.list',
  run: async ({ db }, query) => ok(await listAllSessions(db, { ...query, limit: INSTANCE_PAGE_SIZE })),
});
