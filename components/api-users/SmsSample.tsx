'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import { Field } from '../forms/Field';
import { Button } from '../ui/Button';

type Props = {
  /** Sends the text as it is written now to a number as it is typed; null when the text has a fault of its own. */
  send: (number: string) => Promise<ActionResult | null>;
  onSent: (number: string) => void;
};

/** Sends the SMS text to a number, to see it on a telephone. It costs credit like any other. */
export function SmsSample({ send, onSent }: Props) {
  const t = useTranslations('apiUsers.templates');
  const [number, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const run = async () => {
    setBusy(true);
    const result = await send(number);
    setBusy(false);
    setFault(result === null || result.ok ? '' : result.fault);
    if (result?.ok) onSent(number);
  };
  return (
    <Field
      label={t('smsSample')}
      type="tel"
      placeholder="+33612345678"
      hint={t('smsSampleHint')}
      error={fault}
      value={number}
      onChange={(event) => setNumber(event.target.value)}
      beside={
        <Button busy={busy} onClick={() => void run()}>
          {t('sendSms')}
        </Button>
      }
    />
  );
}
