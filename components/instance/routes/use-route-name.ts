'use client';

import { useTranslations } from 'use-intl';
import type { RouteRow } from '@/lib/schemas/route-list';

/** What a route is for, shortly. */
export function useRouteName(): (route: Pick<RouteRow, 'prefix' | 'carrier'>) => string {
  const t = useTranslations('instance.routes');
  return ({ prefix, carrier }) =>
    prefix === '' ? t('nameOfAny', { carrier }) : t('name', { prefix: `+${prefix}`, carrier });
}
