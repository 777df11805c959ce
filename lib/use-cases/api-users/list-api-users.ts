import { listLogins } from '@/lib/db/api-users/api-user-list';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

type Cut = {
  /** Behind which id a page begins; null: at the beginning. */
  readonly after: number | null;
  readonly limit: number;
};
type Logins = { readonly logins: readonly string[]; readonly next: number | null };

/** The logins of the account in their order, as far as one page goes. */
export const listApiUsers = defineUseCase<Cut, Logins>({
  action: 'api-user.read',
  run: async ({ db }, { id }, cut) => ok(await listLogins(db, id, cut)),
});
