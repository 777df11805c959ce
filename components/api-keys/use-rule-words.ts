'use client';

import { useTranslations } from 'use-intl';
import type { AccessRule } from '@/lib/domain/api-key/access-rule';

/** Tells what a rule allows; its path stands beside it as it is. */
export function useRuleWords(): (rule: AccessRule) => string {
  const t = useTranslations('apiKeys');
  return ({ method, path }) => (path === '*' || path === '/*' ? t(`everything.${method}`) : t(`methods.${method}`));
}
