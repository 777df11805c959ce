import { LONGEST_CALLBACK_URL } from '@/lib/domain/callbacks/callback-address';
import { CALLBACK_TIMEOUT_MS } from '@/lib/domain/callbacks/callback-call';
import { SECRET_OVERLAP_MS } from '@/lib/domain/callbacks/callback-signing';
import { CALLBACK_GIVEN_UP_AFTER_MS } from '@/lib/domain/callbacks/callback-success';
import { DEFERRED_GRACE_MS } from '@/lib/domain/http2sms/values';
import { retryPolicyOf } from '@/lib/domain/outbox/retry-policy';
import { API_USER_GUESSES } from '@/lib/domain/rate-limit/guess';
import { MOST_SENDERS } from '@/lib/domain/sender/sender';
import { GSM7_CONCATENATED, MAX_SEGMENTS, UCS2_CONCATENATED } from '@/lib/domain/sms/segmentation';
import { FURTHEST_DAYS } from '@/lib/domain/time/sending-moment';
import { findPathRule, LARGEST_HEADER_BYTES } from '@/lib/gateway/admission/path-rules';
import { MOST_PAIRS } from '@/lib/gateway/form/urlencoded-pairs';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import type { Guide, GuideChapter } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, table } from './guide-writing';
import { DAY_MS, HOUR_MS } from './short-delay';

/** In decimal units, as sizes are told everywhere, and rounded down: so much is certainly taken. */
const kilobytes = (bytes: number): number => Math.floor(bytes / 1_000);
const megabytes = (bytes: number): number => Math.floor(bytes / 100_000) / 10;

/** How much, how often, and how long. */
export const limitGuide = (writing: GuideWriting): Guide => ({
  name: 'limits',
  title: writing.t('guides.names.limits'),
  chapters: [limits(writing), times(writing)],
});

function limits({ t, ratePerSecond }: GuideWriting): GuideChapter {
  const { capacity, refillPerSecond } = API_USER_GUESSES;
  return chapter(
    'limits',
    t('guides.limits.title'),
    table(
      [t('guides.columns.limit'), t('guides.columns.value')],
      [
        [
          t('guides.limits.rate'),
          ratePerSecond === 0 ? t('guides.limits.noRate') : t('guides.limits.rateOf', { count: ratePerSecond }),
        ],
        [
          t('guides.limits.guesses'),
          t('guides.limits.guessesValue', { atOnce: capacity, aMinute: Math.round(refillPerSecond * 60) }),
        ],
        [
          t('guides.limits.body'),
          t('guides.limits.bodyValue', { megabytes: megabytes(findPathRule(HTTP2SMS_PATH).largestBody) }),
        ],
        [t('guides.limits.address'), t('guides.limits.addressValue', { kilobytes: kilobytes(LARGEST_HEADER_BYTES) })],
        [t('guides.limits.pairs'), t('guides.limits.pairsValue', { most: MOST_PAIRS })],
        [
          t('guides.limits.text'),
          t('guides.limits.textValue', {
            segments: MAX_SEGMENTS,
            gsm7: MAX_SEGMENTS * GSM7_CONCATENATED,
            ucs2: MAX_SEGMENTS * UCS2_CONCATENATED,
          }),
        ],
        [t('guides.limits.senders'), t('guides.limits.sendersValue', { most: MOST_SENDERS })],
        [t('guides.limits.callbackUrl'), t('guides.limits.callbackUrlValue', { most: LONGEST_CALLBACK_URL })],
      ],
    ),
  );
}

function times({ t }: GuideWriting): GuideChapter {
  const { delaysMs, mostTries } = retryPolicyOf('callback');
  const triesMs = delaysMs.reduce((sum, delayMs) => sum + delayMs, 0);
  return chapter(
    'times',
    t('guides.times.title'),
    table(
      [t('guides.columns.timeLimit'), t('guides.columns.value')],
      [
        [
          t('guides.times.validity'),
          t('guides.times.validityValue', { hours: retryPolicyOf('submission').validMs / HOUR_MS }),
        ],
        [t('guides.times.callback'), t('guides.times.callbackValue', { seconds: CALLBACK_TIMEOUT_MS / 1_000 })],
        [
          t('guides.times.tries'),
          t('guides.times.triesValue', { tries: mostTries, days: Math.round(triesMs / DAY_MS) }),
        ],
        [
          t('guides.times.switchedOff'),
          t('guides.times.switchedOffValue', { days: CALLBACK_GIVEN_UP_AFTER_MS / DAY_MS }),
        ],
        [t('guides.times.overlap'), t('guides.times.overlapValue', { hours: SECRET_OVERLAP_MS / HOUR_MS })],
        [t('guides.times.furthest'), t('guides.times.furthestValue', { days: FURTHEST_DAYS })],
        [t('guides.times.deferred'), t('guides.times.deferredValue', { minutes: DEFERRED_GRACE_MS / 60_000 })],
      ],
    ),
  );
}
