'use client';

import { useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { TestedKind } from '@/lib/domain/callbacks/callback-kinds';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { CallbackTest } from '@/lib/schemas/callback';
import { Button } from '../ui/Button';
import { CallbackTestResult } from './CallbackTestResult';
import { CallbackUrlField } from './CallbackUrlField';
import { callAction } from './call-action';
import type { useActionForm } from './use-action-form';

/** Of every field, as a test names it. */
const TESTED = 'callbackUrl';

export type UrlTest = { readonly [TESTED]: string; readonly tells: TestedKind };

type Props = {
  serviceName: string;
  label: string;
  tells: TestedKind;
  /** What stands in the field. */
  url: string;
  error: string | undefined;
  field: UseFormRegisterReturn;
  autoFocus?: boolean;
  accept: ReturnType<typeof useActionForm>['accept'];
  /** Calls what stands in the field, saved or not. */
  test: (input: UrlTest) => Promise<ActionResult<CallbackTest>>;
};

/** Where status changes are told, or replies, with a button that tries it. */
export function TestableUrlField({ serviceName, label, tells, url, error, field, autoFocus, accept, test }: Props) {
  const t = useTranslations('callbacks.test');
  const [outcome, setOutcome] = useState<CallbackTest | 'running' | null>(null);
  const run = async () => {
    setOutcome('running');
    const result = await callAction(() => test({ [TESTED]: url, tells }));
    const told = result.ok || result.field !== TESTED ? result : { ...result, field: field.name };
    setOutcome(accept(told) ? told.value : null);
  };
  return (
    <>
      <CallbackUrlField
        serviceName={serviceName}
        url={url}
        tells={tells}
        label={label}
        autoFocus={autoFocus}
        error={error}
        beside={
          <Button busy={outcome === 'running'} onClick={() => void run()}>
            {t('button')}
          </Button>
        }
        {...field}
      />
      <CallbackTestResult test={outcome} />
    </>
  );
}
