import { z } from 'zod';
import type { Account } from '@/lib/domain/account/account';
import type { AlertTemplates } from '@/lib/domain/alerts/alert';
import { isUnchanged } from '@/lib/domain/changed-meanwhile';
import type { ReplyOptions } from '@/lib/domain/incoming/reply-options';
import { err, ok, type Result } from '@/lib/domain/result';
import { changeDescriptionSchema } from '@/lib/schemas/account';
import { alertTemplatesSchema } from '@/lib/schemas/alert-templates';
import { changeCallbackSchema } from '@/lib/schemas/change-api-user';
import { changeRepliesSchema } from '@/lib/schemas/change-replies';
import { account as accountModel, response, templates as templatesModel } from '../models/account';
import { described, shownBy } from '../models/types';
import type { RESPONSE_TYPES } from '../present/present-account';
import type { Fault } from '../table/faults';
import { optional } from '../table/fields';
import { checkField } from './check-field';
import { ignored } from './put-fields';

const NOT_BOUGHT = 'Not supported: omit it, or send null';

/** What a PUT may say of an account: what it leaves out stays, and so does what nobody sets. */
export const accountBody = shownBy(
  { description: 'The shop' },
  z.strictObject({
    ...ignored(accountModel.shape),
    iam: z.unknown().optional(),
    automaticRecreditAmount: described(NOT_BOUGHT, optional(accountModel.shape.automaticRecreditAmount)),
    creditThresholdForAutomaticRecredit: described(
      NOT_BOUGHT,
      optional(accountModel.shape.creditThresholdForAutomaticRecredit),
    ),
    callBack: accountModel.shape.callBack.optional(),
    description: optional(accountModel.shape.description),
    smsResponse: described(
      'What is left out stays; trackingOptions are one email address, or none',
      optional(response.partial()),
    ),
    stopCallBack: accountModel.shape.stopCallBack.optional(),
    templates: described('What is left out stays', optional(templatesModel.partial())),
  }),
);
type Body = z.output<typeof accountBody>;

type Stored = Pick<Account, 'description' | 'callbackUrl' | keyof ReplyOptions>;

/** What becomes of an account: of each part that changes, the whole of it. */
export type AccountChange = {
  readonly description: { readonly description: string } | null;
  readonly callback: { readonly callbackUrl: string | null } | null;
  readonly replies: ReplyOptions | null;
  readonly templates: AlertTemplates | null;
};

const ACTIONS = { cgi: 'url', none: 'none', text: 'text' } as const satisfies Readonly<
  Record<(typeof RESPONSE_TYPES)[keyof typeof RESPONSE_TYPES], ReplyOptions['replyAction']>
>;

/** What is said, else what is there. Null clears it. */
const orStored = (said: string | null | undefined, stored: string | null): string =>
  (said === undefined ? stored : said) ?? '';

/** Replies are told by mail alone, to one address. */
const mailedTo = (said: z.output<typeof response>['trackingOptions'] | undefined, stored: string): string =>
  said === undefined ? stored : (said?.[0]?.target ?? '');

/** What is said that is not offered: nothing is answered as done that is not. */
function notOffered({ automaticRecreditAmount, creditThresholdForAutomaticRecredit, smsResponse = {} }: Body) {
  if (automaticRecreditAmount !== undefined) return '[automaticRecreditAmount] credit is not bought by itself';
  if (creditThresholdForAutomaticRecredit) {
    return '[creditThresholdForAutomaticRecredit] credit is not bought by itself';
  }
  const { trackingDefaultSmsSender, trackingOptions } = smsResponse;
  if (trackingDefaultSmsSender) return '[smsResponse.trackingDefaultSmsSender] replies are reported by email only';
  if (!trackingOptions) return null;
  if (trackingOptions.some(({ media }) => media !== 'email')) {
    return '[smsResponse.trackingOptions] replies are reported by email only';
  }
  return trackingOptions.length > 1 ? '[smsResponse.trackingOptions] replies are reported to one address only' : null;
}

const repliesAfter = (stored: Stored, { smsResponse = {}, stopCallBack }: Body) => ({
  replyAction: smsResponse.responseType === undefined ? stored.replyAction : ACTIONS[smsResponse.responseType],
  replyText: orStored(smsResponse.text, stored.replyText),
  replyUrl: orStored(smsResponse.cgiUrl, stored.replyUrl),
  stopUrl: orStored(stopCallBack, stored.stopUrl),
  replyEmail: mailedTo(smsResponse.trackingOptions, stored.replyEmail),
});

const templatesAfter = (stored: AlertTemplates, { templates = {} }: Body): AlertTemplates => ({
  emailBody: orStored(templates.emailBody, stored.emailBody),
  emailCustom: templates.customizedEmailMode ?? stored.emailCustom,
  emailFrom: orStored(templates.emailFrom, stored.emailFrom),
  emailSubject: orStored(templates.emailSubject, stored.emailSubject),
  smsBody: orStored(templates.smsBody, stored.smsBody),
  smsCustom: templates.customizedSmsMode ?? stored.smsCustom,
});

/** What programs call the fields of the panel's forms. */
const REPLY_NAMES = {
  replyText: 'smsResponse.text',
  replyUrl: 'smsResponse.cgiUrl',
  replyEmail: 'smsResponse.trackingOptions',
  stopUrl: 'stopCallBack',
};
const TEMPLATE_NAMES = {
  emailBody: 'templates.emailBody',
  emailFrom: 'templates.emailFrom',
  emailSubject: 'templates.emailSubject',
  smsBody: 'templates.smsBody',
};

/** A part that is said, as it is by then; null: it stays. */
const planned = <Part extends object>(
  said: unknown,
  stored: NoInfer<Part>,
  check: () => Result<Part, Fault>,
): Result<Part | null, Fault> => {
  if (said === undefined) return ok(null);
  const checked = check();
  return checked.ok ? ok(isUnchanged(stored, checked.value) ? null : checked.value) : checked;
};

/** What a PUT changes of an account, by the rules of the panel's forms; nothing is changed where some of it cannot be. */
export function planAccountChange(
  stored: Stored & { readonly templates: AlertTemplates },
  body: Body,
): Result<AccountChange, Fault> {
  const about = notOffered(body);
  if (about !== null) return err({ code: 'invalid_parameter', about });
  const description = planned(body.description, stored, () =>
    checkField('description', changeDescriptionSchema, { description: body.description }),
  );
  if (!description.ok) return description;
  const callback = planned(body.callBack, stored, () =>
    checkField('callBack', changeCallbackSchema, { callbackUrl: body.callBack ?? '' }),
  );
  if (!callback.ok) return callback;
  const replies = planned(body.smsResponse ?? body.stopCallBack, stored, () =>
    checkField(REPLY_NAMES, changeRepliesSchema, repliesAfter(stored, body)),
  );
  if (!replies.ok) return replies;
  const templates = planned(body.templates, stored.templates, () =>
    checkField(TEMPLATE_NAMES, alertTemplatesSchema, templatesAfter(stored.templates, body)),
  );
  if (!templates.ok) return templates;
  return ok({
    description: description.value,
    callback: callback.value,
    replies: replies.value,
    templates: templates.value,
  });
}
