'use client';

import { useTranslations } from 'use-intl';
import type { NewKeys } from '@/lib/schemas/api-key';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';

/** As the configuration of the official SDKs names them. */
const asConfiguration = ({ applicationKey, applicationSecret, consumerKey }: NewKeys): string =>
  [`application_key=${applicationKey}`, `application_secret=${applicationSecret}`, `consumer_key=${consumerKey}`].join(
    '\n',
  );

/** What a program calls with, shown this once. */
export function ShownKeys({ keys }: { keys: NewKeys }) {
  const t = useTranslations('apiKeys');
  const text = asConfiguration(keys);
  return (
    <div role="status" className="flex flex-col items-start gap-4">
      <WarningNotice>{t('shownOnce')}</WarningNotice>
      <CodeSample className="w-full">{text}</CodeSample>
      <CopyButton text={text} label={t('copyKeys')} autoFocus />
      <p>{t.rich('manage', { link: (words) => <TextLink href="/profile/api-keys">{words}</TextLink> })}</p>
    </div>
  );
}
