import type { ReplyOptions } from '@/lib/domain/incoming/reply-options';
import { defineOptionChange } from '../_shared/define-option-change';

/** Sets what is done about replies, and which URLs are told of them. */
export const changeReplies = defineOptionChange<keyof ReplyOptions>('account.change-replies');
