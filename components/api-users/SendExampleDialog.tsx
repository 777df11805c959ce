'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  EXAMPLE_LANGUAGES,
  type ExampleLanguage,
  LANGUAGE_NAMES,
  sendExample,
} from '@/lib/domain/http2sms/send-example';
import { playgroundPath } from '@/lib/schemas/guide';
import { SelectInput } from '../forms/SelectInput';
import { Button } from '../ui/Button';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { DialogFoot } from '../ui/DialogFoot';
import { DialogLink } from '../ui/DialogLink';
import type { ApiUserDialogProps } from './dialog-props';
import { useExampleSender } from './use-example-sender';

export function SendExampleDialog({ account, http2smsUrl, user: { login }, onClose }: ApiUserDialogProps) {
  const t = useTranslations('apiUsers.example');
  const ui = useTranslations('ui');
  const [language, setLanguage] = useState<ExampleLanguage>('curl');
  const { serviceName } = account;
  const from = useExampleSender(serviceName);
  const example = sendExample({ http2smsUrl, serviceName, login, password: 'PASSWORD', from }, language);
  return (
    <Dialog title={t('title', { login })} description={t('text')} onClose={onClose}>
      <SelectInput
        label={t('language')}
        options={EXAMPLE_LANGUAGES.map((name) => [name, LANGUAGE_NAMES[name]] as const)}
        autoFocus
        value={language}
        onChange={(event) => setLanguage(EXAMPLE_LANGUAGES.find((name) => name === event.target.value) ?? 'curl')}
      />
      <CodeSample>{example}</CodeSample>
      <p className="mt-3">
        <DialogLink href={playgroundPath(serviceName, login)}>{t('playground')}</DialogLink>
      </p>
      <DialogFoot>
        <Button onClick={onClose}>{ui('done')}</Button>
        <CopyButton look="primary" text={example} label={t('copy')} />
      </DialogFoot>
    </Dialog>
  );
}
