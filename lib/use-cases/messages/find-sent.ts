import type { PaidSend } from '@/lib/domain/sending/acceptance';
import type { FindSentInput } from '@/lib/schemas/send';
import { defineUseCase } from '../_shared/define-use-case';
import { findSendUnderKey } from '../_shared/send-under-key';

/** What became of a send, for whoever saw no answer; null: nothing was sent under its key. */
export const findSent = defineUseCase<FindSentInput, PaidSend | null, 'send_key_taken'>({
  action: 'message.send',
  run: (dependencies, { id }, input) => findSendUnderKey(dependencies, id, input),
});
