'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { callbackHost } from '@/lib/domain/callbacks/callback-host';
import type { TestedKind } from '@/lib/domain/callbacks/callback-kinds';
import { Field } from './Field';
import { RefusedHostWarning } from './RefusedHostWarning';

type Props = Omit<ComponentProps<typeof Field>, 'type' | 'hint' | 'warning'> & {
  serviceName: string;
  /** What stands in the field. */
  url: string;
  /** What is told there. */
  tells?: TestedKind | undefined;
};

const HINTS = { status: 'hint', incoming: 'replyHint', stop: 'stopHint' } as const satisfies Record<TestedKind, string>;

/** Where status changes are told, or replies. */
export function CallbackUrlField({ serviceName, url, tells = 'status', ...field }: Props) {
  const t = useTranslations('callbacks.url');
  return (
    <Field
      {...field}
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder={`https://example.com/sms/${tells === 'status' ? tells : 'replies'}`}
      hint={t(HINTS[tells])}
      warning={<RefusedHostWarning serviceName={serviceName} host={callbackHost(url.trim())} />}
    />
  );
}
