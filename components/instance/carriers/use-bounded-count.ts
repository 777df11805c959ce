'use client';

import { useTranslations } from 'use-intl';
import type { BoundedCount } from '@/lib/schemas/operations';
import { useFormat } from '../../ui/use-format';

/** A count as it is told: what is beyond its bound as more. */
export function useBoundedCount(): (counted: BoundedCount) => string {
  const t = useTranslations('instance.health');
  const format = useFormat();
  return ({ count, isMore }) => (isMore ? t('more', { count: format.count(count) }) : format.count(count));
}
