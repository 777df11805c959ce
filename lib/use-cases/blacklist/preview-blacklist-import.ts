import { ok } from '@/lib/domain/result';
import type { BlacklistImport, ImportBlacklistInput } from '@/lib/schemas/import-blacklist';
import { defineUseCase } from '../_shared/define-use-case';
import { readBlacklistImport } from '../_shared/read-blacklist-import';

/** Before numbers are put on the blacklist: how many would be, how many are there, and what of it is no number. */
export const previewBlacklistImport = defineUseCase<ImportBlacklistInput, BlacklistImport, 'too_many_numbers'>({
  action: 'blacklist.import',
  run: async ({ db, now }, { id }, input) => {
    const read = await readBlacklistImport(db, id, input, now);
    return read.ok ? ok(read.value.counts) : read;
  },
});
