'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { CallbackTest } from '@/lib/schemas/callback';
import { Button } from '../ui/Button';
import { CallbackTestResult } from './CallbackTestResult';
import { CallbackUrlField } from './CallbackUrlField';
import { callAction } from './call-action';
import type { useActionForm } from './use-action-form';

type UrlInput = { callbackUrl: string };

type Props = {
  serviceName: string;
  label: string;
  actionForm: Pick<ReturnType<typeof useActionForm<UrlInput>>, 'form' | 'accept'>;
  /** Calls what stands in the field, saved or not. */
  test: (input: UrlInput) => Promise<ActionResult<CallbackTest>>;
};

/** Where status changes are told, the first field of its form, with a button that tries it. */
export function TestableUrlField({ serviceName, label, actionForm: { form, accept }, test }: Props) {
  const t = useTranslations('callbacks.test');
  const url = useWatch({ control: form.control, name: 'callbackUrl' });
  const [outcome, setOutcome] = useState<CallbackTest | 'running' | null>(null);
  const run = async () => {
    setOutcome('running');
    const result = await callAction(() => test(form.getValues()));
    setOutcome(accept(result) ? result.value : null);
  };
  return (
    <>
      <CallbackUrlField
        serviceName={serviceName}
        url={url}
        label={label}
        autoFocus
        error={form.formState.errors.callbackUrl?.message}
        beside={
          <Button busy={outcome === 'running'} onClick={() => void run()}>
            {t('button')}
          </Button>
        }
        {...form.register('callbackUrl')}
      />
      <CallbackTestResult test={outcome} />
    </>
  );
}
