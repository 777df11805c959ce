'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { EXAMPLE_LANGUAGES, type ExampleLanguage, sendExample } from '@/lib/domain/http2sms/send-example';
import { Button } from '../ui/Button';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import type { ApiUserDialogProps } from './dialog-props';

const LABELS: Readonly<Record<ExampleLanguage, string>> = {
  curl: 'curl',
  php: 'PHP',
  python: 'Python',
  node: 'Node.js',
};

export function SendExampleDialog({ account, http2smsUrl, user: { login }, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.example');
  const ui = useTranslations('ui');
  const [language, setLanguage] = useState<ExampleLanguage>('curl');
  const selectId = useId();
  const example = sendExample({ http2smsUrl, serviceName: account.serviceName, login, password: 'PASSWORD' }, language);
  return (
    <Dialog title={t('title')} description={t('text', { login })} onClose={onClose}>
      <label htmlFor={selectId} className="mb-1.5 block font-medium">
        {t('language')}
      </label>
      <select
        id={selectId}
        value={language}
        onChange={(event) => setLanguage(EXAMPLE_LANGUAGES.find((name) => name === event.target.value) ?? 'curl')}
        className="min-h-10 rounded-md border border-line bg-surface px-3"
      >
        {EXAMPLE_LANGUAGES.map((name) => (
          <option key={name} value={name}>
            {LABELS[name]}
          </option>
        ))}
      </select>
      <CodeSample>{example}</CodeSample>
      <div className="mt-6 flex justify-end gap-2.5">
        <CopyButton text={example} label={t('copy')} />
        <Button look="primary" onClick={onClose}>
          {ui('done')}
        </Button>
      </div>
    </Dialog>
  );
}
