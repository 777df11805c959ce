import { err, ok, type Result } from '../result';
import { whyNotTag } from '../sending/tag';
import { hasControlCharacter, isVisible } from '../sms/message-text';
import { MAX_SEGMENTS, segmentText } from '../sms/segmentation';
import { isTooFar } from '../time/sending-moment';
import { parseDeferred } from '../time/zoned-time';
import { parseContentType } from './answer';
import type { Http2smsParameters } from './parameters';
import type { Http2smsRefusal } from './refusal';

const DEFAULT_CLASS = 1;

/** `deferred` has whole minutes, so a script that means "now" is already late by up to one; five are forgiven. */
export const DEFERRED_GRACE_MS = 5 * 60_000;

export type Http2smsValues = {
  readonly smsClass: number;
  readonly forceUcs2: boolean;
  readonly noStop: boolean;
  readonly senderForResponse: boolean;
  readonly tag: string;
  /** When to send; null = at once. */
  readonly deferredUntil: Date | null;
};

type Surroundings = {
  readonly now: Date;
  readonly timeZone: string;
  /** When to send, where that was not asked for by `deferred`, which says an hour that clocks show twice only once. */
  readonly deferredUntil?: Date | undefined;
};

const flag = (text: string) => text === '' || text === '0' || text === '1';

/** Too long ago to mean now, or too far ahead. */
const isOutOfReach = (moment: Date, now: Date) =>
  moment.getTime() < now.getTime() - DEFERRED_GRACE_MS || isTooFar(moment, now);

/** What must be present, in the order in which it is missed. `from` may be empty when a short number sends. */
export function findMissing(parameters: Http2smsParameters): Http2smsRefusal | null {
  if (parameters.account === '') return 'missing_account';
  if (parameters.login === '') return 'missing_login';
  if (parameters.password === '') return 'missing_password';
  if (parameters.from === '' && parameters.senderForResponse !== '1') return 'missing_from';
  if (parameters.to === '') return 'missing_to';
  return isVisible(parameters.message) ? null : 'missing_message';
}

/**
 * Reads the optional values; the first wrong one, in the order of this table, is the refusal. A text that fits alone may
 * still be too long with its STOP clause: that is seen when it is composed.
 */
export function readValues(
  parameters: Http2smsParameters,
  { now, timeZone, deferredUntil }: Surroundings,
): Result<Http2smsValues, Http2smsRefusal> {
  const asked = deferredUntil ?? parameters.deferred;
  const deferred = typeof asked === 'string' ? parseDeferred(asked, timeZone) : asked;
  const unusable = asked !== '' && (!deferred || isOutOfReach(deferred, now));
  const forceUcs2 = parameters.smsCoding === '2';
  const tagFault = whyNotTag(parameters.tag);
  const checks: readonly (readonly [boolean, Http2smsRefusal])[] = [
    [parseContentType(parameters.contentType) === null, 'invalid_content_type'],
    [!/^[0-3]?$/.test(parameters.class), 'invalid_class'],
    [!/^[12]?$/.test(parameters.smsCoding), 'invalid_sms_coding'],
    [!flag(parameters.noStop), 'invalid_no_stop'],
    [!flag(parameters.senderForResponse), 'invalid_sender_for_response'],
    [tagFault === 'too_long', 'invalid_tag'],
    [tagFault === 'not_one_line', 'tag_control_character'],
    [unusable, 'invalid_deferred'],
    [hasControlCharacter(parameters.message), 'control_character'],
    [segmentText(parameters.message, { forceUcs2 }).segmentCount > MAX_SEGMENTS, 'invalid_message'],
  ];
  const wrong = checks.find(([isWrong]) => isWrong);
  if (wrong) return err(wrong[1]);
  return ok({
    smsClass: parameters.class === '' ? DEFAULT_CLASS : Number(parameters.class),
    forceUcs2,
    noStop: parameters.noStop === '1',
    senderForResponse: parameters.senderForResponse === '1',
    tag: parameters.tag,
    deferredUntil: deferred && deferred > now ? deferred : null,
  });
}
