import { findSend } from '@/lib/db/messages/send-keys';
import { ok } from '@/lib/domain/result';
import type { Sent } from '@/lib/domain/sending/acceptance';
import { defineUseCase } from '../_shared/define-use-case';

/** What was sent under a key, for whoever saw no answer; null: nothing was. */
export const findSent = defineUseCase<string, Sent | null>({
  action: 'message.send',
  run: async ({ db }, { id }, key) => ok(await findSend(db, id, key)),
});
