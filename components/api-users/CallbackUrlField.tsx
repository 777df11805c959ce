'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '../forms/Field';

/** Where an API user's status changes are told. */
export function CallbackUrlField(field: Omit<ComponentProps<typeof Field>, 'type' | 'hint'>) {
  const t = useTranslations('apiUsers.callback');
  return (
    <Field
      {...field}
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder="https://example.com/sms/status"
      hint={t('hint')}
    />
  );
}
