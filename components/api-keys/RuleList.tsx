'use client';

import type { AccessRule } from '@/lib/domain/api-key/access-rule';
import { writeRule } from '@/lib/schemas/api-key';
import { useRuleWords } from './use-rule-words';

/** What a key may call, in words and as programs write it. */
export function RuleList({ rules }: { rules: readonly AccessRule[] }) {
  const ruleWords = useRuleWords();
  return (
    <ul className="flex flex-col gap-1">
      {rules.map((rule) => (
        <li key={writeRule(rule)} className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-muted">{ruleWords(rule)}</span>
          <code className="font-mono text-xs wrap-anywhere">{writeRule(rule)}</code>
        </li>
      ))}
    </ul>
  );
}
