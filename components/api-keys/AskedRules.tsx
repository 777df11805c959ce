'use client';

import { useTranslations } from 'use-intl';
import type { AccessRule } from '@/lib/domain/api-key/access-rule';
import { Panel } from '../ui/Panel';
import { RuleList } from './RuleList';

/** What a program asks to do. */
export function AskedRules({ rules }: { rules: readonly AccessRule[] }) {
  const t = useTranslations('apiKeys');
  return (
    <Panel title={t('rules')}>
      <div className="px-4 py-3">
        <RuleList rules={rules} />
      </div>
    </Panel>
  );
}
