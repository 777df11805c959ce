/** What is typed of what is done about replies: the same schema checks the form and the server action. */
import { z } from 'zod';
import { REPLY_ACTIONS } from '@/lib/domain/incoming/reply-options';
import { fault } from './fault';
import { keptTextFault, typedMessage, wholeTextFault } from './sms-text';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH } from './too-long';
import { typedUrl } from './typed-url';

/** Of an API user. */
export const changeReplyUrlsSchema = z.object({ replyUrl: typedUrl, stopUrl: typedUrl });

/** Left empty, nobody is told by mail. */
const replyEmail = z
  .string()
  .trim()
  .max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG)
  .refine((text) => text === '' || z.email().safeParse(text).success, fault('email_invalid'));

/** Of an account. What its action does not need is kept for when it is chosen again. */
export const changeRepliesSchema = z
  .object({ replyAction: z.enum(REPLY_ACTIONS), replyText: typedMessage, replyEmail, ...changeReplyUrlsSchema.shape })
  .superRefine(({ replyAction, replyUrl, replyText }, context) => {
    if (replyAction === 'url' && replyUrl === null) {
      context.addIssue({ code: 'custom', path: ['replyUrl'], message: fault('reply_url_missing') });
    }
    const told = replyAction === 'text' ? wholeTextFault(replyText) : keptTextFault(replyText);
    if (told !== null) context.addIssue({ code: 'custom', path: ['replyText'], message: told });
  });
