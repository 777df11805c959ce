import { CONTENT_TYPES, formatRefusal, formatSent } from '@/lib/domain/http2sms/answer';
import { OPTIONAL_PARAMETERS, REQUIRED_PARAMETERS } from '@/lib/domain/http2sms/parameters';
import { HTTP2SMS_REFUSALS, type Http2smsRefusal, REFUSAL_NAMES } from '@/lib/domain/http2sms/refusal';
import { EXAMPLE_LANGUAGES, LANGUAGE_NAMES, sendExample } from '@/lib/domain/http2sms/send-example';
import { TAG_MAX_LENGTH } from '@/lib/domain/sending/tag';
import {
  GSM7_CONCATENATED,
  GSM7_SINGLE,
  MAX_SEGMENTS,
  UCS2_CONCATENATED,
  UCS2_SINGLE,
} from '@/lib/domain/sms/segmentation';
import { MOST_PAIRS } from '@/lib/gateway/form/urlencoded-pairs';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { type Guide, type GuideChapter, refusalAnchor } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, list, samples, table, text } from './guide-writing';

/** What to send, and what comes back. */
export function http2smsGuide(writing: GuideWriting): Guide {
  return {
    name: 'http2sms',
    title: writing.t('titles.docs'),
    chapters: [
      request(writing),
      parameters(writing),
      length(writing),
      answers(writing),
      refusals(writing),
      details(writing),
    ],
  };
}

function request({ t, publicUrl, serviceName, login, sender }: GuideWriting): GuideChapter {
  const http2smsUrl = publicUrl + HTTP2SMS_PATH;
  const example = { http2smsUrl, serviceName, login, password: 'PASSWORD', from: sender };
  const examples = EXAMPLE_LANGUAGES.map((language) => ({
    name: LANGUAGE_NAMES[language],
    text: sendExample(example, language),
  }));
  return chapter(
    'request',
    t('guides.request.title'),
    text(`${t('guides.request.text')} \`${http2smsUrl}\``),
    samples(t('guides.request.example'), ...examples),
    text(t('guides.request.status')),
  );
}

function parameters({ t }: GuideWriting): GuideChapter {
  const most = String(TAG_MAX_LENGTH);
  return chapter(
    'parameters',
    t('guides.parameters.title'),
    text(t('guides.parameters.text')),
    table(
      [t('guides.columns.name'), t('guides.columns.presence'), t('guides.columns.meaning')],
      [
        ...REQUIRED_PARAMETERS.map((name) => [name, t('guides.presences.required'), t(`guides.parameters.${name}`)]),
        ...OPTIONAL_PARAMETERS.map((name) => [
          name,
          t('guides.presences.optional'),
          t(`guides.parameters.${name}`, { most }),
        ]),
      ],
      'tag',
    ),
  );
}

function length({ t }: GuideWriting): GuideChapter {
  return chapter(
    'length',
    t('guides.length.title'),
    text(t('guides.length.text', { most: String(MAX_SEGMENTS) })),
    table(
      [
        t('guides.columns.coding'),
        t('guides.columns.oneSegment'),
        t('guides.columns.eachOfSeveral'),
        t('guides.columns.when'),
      ],
      [
        [t('guides.length.bits7'), String(GSM7_SINGLE), String(GSM7_CONCATENATED), t('guides.length.bits7When')],
        [t('guides.length.unicode'), String(UCS2_SINGLE), String(UCS2_CONCATENATED), t('guides.length.unicodeWhen')],
      ],
    ),
  );
}

/** As they come, in each format. */
function answers({ t, publicUrl }: GuideWriting): GuideChapter {
  const sent = { creditsLeft: 19_950, messageIds: { first: 10_048_213, count: 2 } };
  const inEach = (write: (type: (typeof CONTENT_TYPES)[number]) => string) =>
    CONTENT_TYPES.map((name) => ({ name, text: write(name) }));
  return chapter(
    'answers',
    t('guides.answers.title'),
    text(t('guides.answers.text')),
    samples(t('guides.answers.sent'), ...inEach((type) => [...formatSent(sent, type)].join(''))),
    samples(
      t('guides.answers.refused'),
      ...inEach((type) => formatRefusal('sender_not_found', `${publicUrl}/docs/http2sms`, type)),
    ),
  );
}

/** The number that the words of a refusal name, where there is one. */
const LARGEST: Partial<Record<Http2smsRefusal, number>> = {
  invalid_tag: TAG_MAX_LENGTH,
  invalid_message: MAX_SEGMENTS,
  invalid_request: MOST_PAIRS,
};

function refusals({ t }: GuideWriting): GuideChapter {
  const byCode = REFUSAL_NAMES.toSorted(
    (left, right) => HTTP2SMS_REFUSALS[left].status - HTTP2SMS_REFUSALS[right].status,
  );
  return chapter(
    'refusals',
    t('guides.refusals.title'),
    text(t('guides.refusals.order')),
    table(
      [t('guides.columns.code'), t('guides.columns.reason'), t('guides.columns.meaning')],
      byCode.map((name) => ({
        anchor: refusalAnchor(name),
        cells: [
          String(HTTP2SMS_REFUSALS[name].status),
          `\`${HTTP2SMS_REFUSALS[name].text}\``,
          t(`guides.refusals.${name}`, { most: String(LARGEST[name] ?? '') }),
        ],
      })),
      'name',
    ),
  );
}

function details({ t }: GuideWriting): GuideChapter {
  return chapter(
    'details',
    t('guides.details.title'),
    list(
      t('guides.details.recipients'),
      t('guides.details.numbers'),
      t('guides.details.credit'),
      t('guides.details.deferred'),
      t('guides.details.stop'),
      t('guides.details.hours'),
      t('guides.details.coding'),
      t('guides.details.charset'),
      t('guides.details.control'),
      t('guides.details.repeated'),
      t('guides.details.multipart', { parts: String(MOST_PAIRS) }),
    ),
  );
}
