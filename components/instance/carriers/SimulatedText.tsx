'use client';

import { useTranslations } from 'use-intl';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { TEST_NUMBERS } from '@/lib/schemas/guide';
import { TextLink } from '../../ui/TextLink';

/** What the simulated carrier does. Its numbers are explained while it runs, and mean nothing otherwise. */
export function SimulatedText({ live }: Pick<CarrierDetails, 'live'>) {
  const t = useTranslations('instance.carriers');
  return t.rich('simulatedText', {
    numbers: (text) => (live ? <TextLink href={TEST_NUMBERS}>{text}</TextLink> : text),
  });
}
