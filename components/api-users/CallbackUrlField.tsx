'use client';

import type { ComponentProps } from 'react';
import { Field } from '../forms/Field';

/** Where an API user's status changes are told. */
export function CallbackUrlField(field: Omit<ComponentProps<typeof Field>, 'type' | 'hint'>) {
  return (
    <Field
      {...field}
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder="https://example.com/sms/status"
      hint="Gets id, ptt, date, description and descriptionDlr in its query; any 2xx acknowledges."
    />
  );
}
