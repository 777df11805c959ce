/** What is typed of what is done about replies: the same schema checks the form and the server action. */
import { z } from 'zod';
import { REPLY_ACTIONS } from '@/lib/domain/incoming/reply-options';
import { fault } from './fault';
import { keptTextFault, typedMessage, wholeTextFault } from './sms-text';
import { typedUrl } from './typed-url';

/** Of an API user. */
export const changeReplyUrlsSchema = z.object({ replyUrl: typedUrl, stopUrl: typedUrl });

/** Of an account. What its action does not need is kept for when it is chosen again. */
export const changeRepliesSchema = z
  .object({ replyAction: z.enum(REPLY_ACTIONS), replyText: typedMessage, ...changeReplyUrlsSchema.shape })
  .superRefine(({ replyAction, replyUrl, replyText }, context) => {
    if (replyAction === 'url' && replyUrl === null) {
      context.addIssue({ code: 'custom', path: ['replyUrl'], message: fault('reply_url_missing') });
    }
    const told = replyAction === 'text' ? wholeTextFault(replyText) : keptTextFault(replyText);
    if (told !== null) context.addIssue({ code: 'custom', path: ['replyText'], message: told });
  });
