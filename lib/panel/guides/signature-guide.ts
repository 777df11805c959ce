import { SECRET_OVERLAP_MS } from '@/lib/domain/callbacks/callback-signing';
import {
  OLDEST_CALL_SECONDS,
  VERIFY_EXAMPLES,
  VERIFY_LANGUAGE_NAMES,
  VERIFY_LANGUAGES,
} from '@/lib/domain/callbacks/verify-example';
import type { Guide } from '@/lib/schemas/guide';
import { chapter, type GuideWriting, list, samples, table, text } from './guide-writing';
import { HOUR_MS } from './short-delay';

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/** How a receiver knows that a call is from Chappe. */
export function signatureGuide({ t }: GuideWriting): Guide {
  const examples = VERIFY_LANGUAGES.map((language) => ({
    name: VERIFY_LANGUAGE_NAMES[language],
    text: VERIFY_EXAMPLES[language],
  }));
  return {
    name: 'signatures',
    title: t('guides.names.signatures'),
    chapters: [
      chapter(
        'signed',
        t('guides.signatures.title'),
        text(t('guides.signatures.text')),
        table(
          [t('guides.columns.header'), t('guides.columns.value')],
          HEADERS.map((name) => [name, t(`guides.signatures.${name}`)]),
        ),
        list(
          t('guides.signatures.content', { content: 'id.timestamp.path?query' }),
          t('guides.signatures.ownUrl'),
          t('guides.signatures.host'),
          t('guides.signatures.rotation', { hours: String(SECRET_OVERLAP_MS / HOUR_MS) }),
          t('guides.signatures.test'),
        ),
      ),
      chapter(
        'verify',
        t('guides.verify.title'),
        text(t('guides.verify.text', { minutes: String(OLDEST_CALL_SECONDS / 60) })),
        samples(t('guides.verify.sample'), ...examples),
      ),
    ],
  };
}
