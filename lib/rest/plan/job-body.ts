import { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import { TAG_MAX_LENGTH, whyNotTag } from '@/lib/domain/sending/tag';
import { FURTHEST_DAYS } from '@/lib/domain/time/sending-moment';
import { typedMessage, wholeTextFault } from '@/lib/schemas/sms-text';
import type { Job } from '@/lib/use-cases/messages/submit-job';
import { charset, coding, priority, smsClass } from '../models/sending';
import { boolean, described, long, shownBy, string } from '../models/types';
import type { Fault } from '../table/faults';
import { optional } from '../table/fields';
import { notOffered, refusedParameter } from '../table/not-offered';
import { checkField } from './check-field';

/** As many as a request has room for. */
const MOST_RECEIVERS = 100_000;
/** In characters: longer is no number. */
const LONGEST_RECEIVER = 100;
const LONGEST_SENDER = 50;
/** Ten years. */
const MOST_MINUTES = 5_256_000;

const minutes = long.min(0).max(MOST_MINUTES);
const deferral = long.min(0).max(FURTHEST_DAYS * 24 * 60);

const FOLLOWS_FROM_TEXT = 'Changes nothing: the coding follows from the text';

const EXAMPLE = { sender: 'SENDER', receivers: ['+33639981234'], message: 'Hello from Chappe', noStopClause: true };

/** What a program sends to `jobs`; what stands here and is not read is for programs that say it. */
export const jobBody = shownBy(
  EXAMPLE,
  z.strictObject({
    charset: described(FOLLOWS_FROM_TEXT, optional(charset)),
    class: described('Where the phone keeps it; phoneDisplay if left out', optional(smsClass)),
    coding: described(FOLLOWS_FROM_TEXT, optional(coding)),
    differedPeriod: described('Minutes to wait; sent at once if 0 or left out', optional(deferral)),
    message: described('At most 255 segments, STOP clause included', string),
    noStopClause: described('True: the account’s STOP clause is not added', optional(boolean)),
    priority: described('Changes nothing: there is one queue', optional(priority)),
    receivers: described(
      `Numbers as +33… or 0033…, at most ${MOST_RECEIVERS.toLocaleString('en')}; invalid ones are returned in invalidReceivers`,
      optional(string.max(LONGEST_RECEIVER).array().max(MOST_RECEIVERS)),
    ),
    receiversDocumentUrl: described(refusedParameter('receiversDocumentUrl'), optional(string)),
    receiversSlotId: described(refusedParameter('receiversSlotId'), optional(string)),
    sender: described('An enabled sender of the account', optional(string.max(LONGEST_SENDER))),
    senderForResponse: described(
      'Without a sender: from the account’s short number, to France alone; beside one it changes nothing',
      optional(boolean),
    ),
    tag: described(`At most ${TAG_MAX_LENGTH} characters in one line; what was sent is found by it`, optional(string)),
    validityPeriod: described(
      'Changes nothing: what no carrier takes within 48 hours (of commercial hours, if it keeps them) is given up and refunded',
      optional(minutes),
    ),
  }),
);

const CLASSES = { flash: 0, phoneDisplay: 1, sim: 2, toolkit: 3 } as const;

const message = typedMessage.superRefine((text, context) => {
  const told = wholeTextFault(text);
  if (told !== null) context.addIssue({ code: 'custom', message: told });
});

const TAG_FAULTS = {
  too_long: `is longer than ${TAG_MAX_LENGTH} characters`,
  not_one_line: 'is not one line',
} as const;

const tag = z.string().superRefine((text, context) => {
  const told = whyNotTag(text);
  if (told !== null) context.addIssue({ code: 'custom', message: TAG_FAULTS[told] });
});

/** What is to be sent, or what of it cannot be: a charset, a coding, a priority and a validity are as they are. */
export function planJob(body: z.output<typeof jobBody>, login: string | null): Result<Job, Fault> {
  if (body.receiversDocumentUrl !== undefined) return notOffered('receiversDocumentUrl');
  if (body.receiversSlotId !== undefined) return notOffered('receiversSlotId');
  if (body.receivers === undefined) return err({ code: 'missing_parameter', about: 'receivers' });
  const text = checkField('message', message, body.message);
  if (!text.ok) return text;
  const tagged = checkField('tag', tag, body.tag ?? '');
  if (!tagged.ok) return tagged;
  return ok({
    login,
    message: text.value,
    receivers: body.receivers,
    sender: body.sender ?? '',
    senderForResponse: body.senderForResponse ?? false,
    noStop: body.noStopClause ?? false,
    tag: tagged.value,
    smsClass: CLASSES[body.class ?? 'phoneDisplay'],
    deferMinutes: body.differedPeriod ?? 0,
  });
}
