import { listAllPanelUsers } from '@/lib/db/panel-users/all-panel-users';
import type { PersonPage } from '@/lib/domain/panel-user/person';
import { ok } from '@/lib/domain/result';
import { INSTANCE_PAGE_SIZE, type PeopleQuery } from '@/lib/schemas/instance';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** One page of everybody who signs in to the panel, with their accounts. */
export const findPeople = defineInstanceUseCase<PeopleQuery, PersonPage>({
  action: 'panel-user.list',
  run: async ({ db }, query) => ok(await listAllPanelUsers(db, { ...query, limit: INSTANCE_PAGE_SIZE })),
});
