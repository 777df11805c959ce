import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../ui/CopyButton';
import { Panel } from '../ui/Panel';

type Props = {
  title: string;
  /** What there is to copy, and what it is: the backup itself is not copied. */
  sample: string;
  of: 'path' | 'command';
  /** It shows the sample where it is spoken of. */
  children: ReactNode;
};

/** What is done where Chappe is installed, with what to copy for that. */
export function AtTheMachine({ title, sample, of, children }: Props) {
  const t = useTranslations('instance.backups.copy');
  return (
    <Panel title={title} more={<CopyButton text={sample} label={t(of)} of={title} />}>
      <div className="space-y-2 px-4 py-3.5">{children}</div>
    </Panel>
  );
}
