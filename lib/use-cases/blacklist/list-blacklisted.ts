import { listBlacklistedNumbers } from '@/lib/db/blacklist/blacklist-log';
import type { PageCut } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

type Numbers = { readonly msisdns: readonly string[]; readonly next: number | null };

type Input = PageCut & {
  /** To which they replied STOP; undefined: to any, or none. */
  readonly messageId?: number | undefined;
};

/** The numbers that want nothing of the account, the newest first, as far as one page goes. */
export const listBlacklisted = defineUseCase<Input, Numbers>({
  action: 'blacklist.read',
  run: async ({ db }, { id }, input) => ok(await listBlacklistedNumbers(db, id, input)),
});
