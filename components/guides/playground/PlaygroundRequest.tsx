'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  EXAMPLE_LANGUAGES,
  type Http2smsPairs,
  LANGUAGE_NAMES,
  requestUrl,
  writeRequest,
} from '@/lib/domain/http2sms/send-example';
import { CodeSample } from '../../ui/CodeSample';
import { CopyButton } from '../../ui/CopyButton';
import { Panel } from '../../ui/Panel';
import { SelectField } from '../../ui/SelectField';

/** The request as it is being built, in any of the languages, or as a URL. */
export function PlaygroundRequest({ http2smsUrl, pairs }: { http2smsUrl: string; pairs: Http2smsPairs }) {
  const t = useTranslations('guides.playground');
  const ui = useTranslations('ui');
  const [chosen, setChosen] = useState('curl');
  const language = EXAMPLE_LANGUAGES.find((name) => name === chosen);
  const text = language ? writeRequest(http2smsUrl, pairs, language) : requestUrl(http2smsUrl, pairs);
  return (
    <Panel
      title={t('built')}
      more={
        <div className="flex flex-wrap gap-2">
          <SelectField
            label={t('as')}
            value={chosen}
            options={[...EXAMPLE_LANGUAGES.map((name) => [name, LANGUAGE_NAMES[name]] as const), ['url', t('asUrl')]]}
            onChange={setChosen}
          />
          <CopyButton text={text} label={ui('copy')} of={t('built')} />
        </div>
      }
    >
      <div className="px-4 py-3">
        <CodeSample className="">{text}</CodeSample>
        <p className="mt-2 text-xs text-muted">{t('maskedHint')}</p>
      </div>
    </Panel>
  );
}
