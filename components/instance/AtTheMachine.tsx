import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CodeSample } from '../ui/CodeSample';
import { CopyButton } from '../ui/CopyButton';
import { Panel } from '../ui/Panel';

type Props = { title: string; text: ReactNode; sample: string };

/** What is done where Chappe is installed, with what to copy for that. */
export function AtTheMachine({ title, text, sample }: Props) {
  const t = useTranslations('ui');
  return (
    <Panel title={title} more={<CopyButton text={sample} label={t('copy')} of={title} />}>
      <div className="px-4 py-3.5">
        <div className="space-y-2">{text}</div>
        <CodeSample>{sample}</CodeSample>
      </div>
    </Panel>
  );
}
