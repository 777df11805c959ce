'use client';

import { useTranslations } from 'use-intl';
import { type AccessRule, mayGrow } from '@/lib/domain/api-key/access-rule';
import { Panel } from '../ui/Panel';
import { RuleList } from './RuleList';

/** What a program asks to do. */
export function AskedRules({ rules }: { rules: readonly AccessRule[] }) {
  const t = useTranslations('apiKeys');
  return (
    <Panel title={t('rules')}>
      <div className="px-4 py-3">
        <RuleList rules={rules} />
        {rules.some(mayGrow) && <p className="mt-2 text-xs text-muted">{t('rulesGrow')}</p>}
      </div>
    </Panel>
  );
}
