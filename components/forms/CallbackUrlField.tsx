'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { callbackHost } from '@/lib/domain/callbacks/callback-host';
import { Field } from './Field';
import { RefusedHostWarning } from './RefusedHostWarning';

type Props = Omit<ComponentProps<typeof Field>, 'type' | 'hint' | 'warning'> & {
  serviceName: string;
  /** What stands in the field. */
  url: string;
};

/** Where status changes are told. */
export function CallbackUrlField({ serviceName, url, ...field }: Props) {
  const t = useTranslations('callbacks.url');
  return (
    <Field
      {...field}
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder="https://example.com/sms/status"
      hint={t('hint')}
      warning={<RefusedHostWarning serviceName={serviceName} host={callbackHost(url.trim())} />}
    />
  );
}
