'use client';

import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CallbackTest } from '@/lib/schemas/callback';
import { Button } from '../ui/Button';
import { CallbackTestResult } from './CallbackTestResult';
import { CallbackUrlField } from './CallbackUrlField';

type Props = Omit<ComponentProps<typeof CallbackUrlField>, 'beside'> & {
  /** Calls what stands in the field, saved or not; null: that was refused, and told. */
  test: () => Promise<CallbackTest | null>;
};

/** Where status changes are told, with a button that tries it. */
export function TestableUrlField({ test, ...field }: Props) {
  const t = useTranslations('callbacks.test');
  const [outcome, setOutcome] = useState<CallbackTest | 'running' | null>(null);
  const run = async () => {
    setOutcome('running');
    setOutcome(await test());
  };
  return (
    <>
      <CallbackUrlField
        {...field}
        beside={
          <Button busy={outcome === 'running'} onClick={() => void run()}>
            {t('button')}
          </Button>
        }
      />
      <CallbackTestResult test={outcome} />
    </>
  );
}
