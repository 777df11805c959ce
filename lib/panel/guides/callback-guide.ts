import { CALLBACK_TIMEOUT_MS, MOST_READ_OF_ANSWER_BYTES } from '@/lib/domain/callbacks/callback-call';
import { callbackUrl, statusPairs } from '@/lib/domain/callbacks/callback-query';
import { CALLBACK_GIVEN_UP_AFTER_MS } from '@/lib/domain/callbacks/callback-success';
import { EXAMPLE_SMS } from '@/lib/domain/http2sms/send-example';
import { ANSWERED_ONCE_WITHIN_MS } from '@/lib/domain/incoming/answerable';
import { replyPairs } from '@/lib/domain/incoming/reply-query';
import { ANSWERED_WITHIN_MS, TOLD_IN_PART_AFTER_MS } from '@/lib/domain/incoming/reply-times';
import { retryPolicyOf } from '@/lib/domain/outbox/retry-policy';
import type { Guide } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, list, samples, table, text } from './guide-writing';
import { DAY_MS, HOUR_MS, shortDelay } from './short-delay';

const MINUTE_MS = 60_000;

const REPLY = {
  ...{ id: 512, msisdn: EXAMPLE_SMS.to.slice(1), recipient: '36105', text: 'Yes, Thursday', isStop: false },
  ...{ date: '2026-11-25 19:25:40', messageId: 10_048_213, tag: 'order-48213', segmentCount: 1, receivedCount: 1 },
};
const REPLY_NAMES = [
  ...(['event', 'id', 'sender', 'receiver', 'message', 'date'] as const),
  ...(['smsId', 'tag', 'stop', 'segments', 'received'] as const),
];

const CALLBACK_NAMES = ['id', 'ptt', 'date', 'description', 'descriptionDlr', 'dlr'] as const;

/** What calls of a customer's URL carry, and what becomes of those that fail. */
export function callbackGuide({ t, locale }: GuideWriting): Guide {
  const told = { ptt: 4, dlrId: 1, date: '2026-11-25 19:22:17' } as const;
  const { delaysMs, jitter } = retryPolicyOf('callback');
  const delays = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(delaysMs.map(shortDelay));
  return {
    name: 'callbacks',
    title: t('guides.names.callbacks'),
    chapters: [
      chapter(
        'called',
        t('guides.callbacks.title'),
        text(t('guides.callbacks.text')),
        table(
          [t('guides.columns.name'), t('guides.columns.value')],
          CALLBACK_NAMES.map((name) => [name, t(`guides.callbacks.${name}`)]),
        ),
        text(t('guides.callbacks.means', { ptt: told.ptt, dlrId: told.dlrId })),
        samples(t('guides.callbacks.example'), {
          name: 'HTTP',
          text: `GET ${callbackUrl('https://shop.example/sms/status', statusPairs(10_048_213, told))}`,
        }),
      ),
      chapter(
        'replies',
        t('guides.replies.title'),
        text(t('guides.replies.text')),
        table(
          [t('guides.columns.name'), t('guides.columns.value')],
          REPLY_NAMES.map((name) => [name, t(`guides.replies.${name}`)]),
        ),
        samples(t('guides.callbacks.example'), {
          name: 'HTTP',
          text: `GET ${callbackUrl('https://shop.example/sms/replies', replyPairs('incoming', REPLY))}`,
        }),
        list(
          t('guides.replies.whole', { minutes: String(TOLD_IN_PART_AFTER_MS / MINUTE_MS) }),
          t('guides.replies.whose', { days: String(ANSWERED_WITHIN_MS / DAY_MS) }),
          t('guides.replies.same'),
          t('guides.replies.answered', { hours: String(ANSWERED_ONCE_WITHIN_MS / HOUR_MS) }),
        ),
      ),
      chapter(
        'delivery',
        t('guides.delivery.title'),
        list(
          t('guides.delivery.success', { kilobytes: String(Math.ceil(MOST_READ_OF_ANSWER_BYTES / 1_000)) }),
          t('guides.delivery.retries', {
            seconds: String(CALLBACK_TIMEOUT_MS / 1_000),
            delays,
            jitter: jitter * 100,
          }),
          t('guides.delivery.order'),
          t('guides.delivery.kept'),
          t('guides.delivery.off', { days: String(CALLBACK_GIVEN_UP_AFTER_MS / DAY_MS) }),
          t('guides.delivery.redeliver'),
          t('guides.delivery.private'),
          t('guides.delivery.cancelled'),
          t('guides.delivery.blacklisted'),
          t('guides.delivery.refund', { hours: String(retryPolicyOf('submission').validMs / HOUR_MS) }),
        ),
      ),
    ],
  };
}
