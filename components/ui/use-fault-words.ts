'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';
import { readFault } from '@/lib/schemas/fault';

/** Tells a fault (lib/schemas/fault.ts) in the reader's words. */
export function useFaultWords(): (fault: string) => string {
  const t = useTranslations('faults');
  const { faults } = useMessages();
  const isKnown = (code: string): code is keyof Messages['faults'] => Object.hasOwn(faults, code);
  return (fault) => {
    const { code, facts } = readFault(fault);
    return isKnown(code) ? t(code, facts) : t('unknown');
  };
}
