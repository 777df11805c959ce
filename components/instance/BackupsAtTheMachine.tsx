'use client';

import { useTranslations } from 'use-intl';
import { CodeSample } from '../ui/CodeSample';
import { AtTheMachine } from './AtTheMachine';

/** Where backups are, to be copied to where this disk's end does not reach them. */
export function KeepElsewhere({ folder }: { folder: string }) {
  const t = useTranslations('instance.backups');
  return (
    <AtTheMachine title={t('keepTitle')} sample={folder} of="path">
      <p>{t('keepText')}</p>
      <CodeSample>{folder}</CodeSample>
    </AtTheMachine>
  );
}

const STEPS = ['stop', 'run', 'start', 'look'] as const;

/** How a backup takes the place of the database. */
export function RestoreOne({ backup }: { backup: string }) {
  const t = useTranslations('instance.backups');
  const command = `npm run restore -- ${backup}`;
  return (
    <AtTheMachine title={t('restoreTitle')} sample={command} of="command">
      <ol className="list-decimal space-y-1 pl-5">
        {STEPS.map((step) => (
          <li key={step}>
            {t(`restoreSteps.${step}`)}
            {step === 'run' && <CodeSample className="my-1.5">{command}</CodeSample>}
          </li>
        ))}
      </ol>
      <p>{t('restoreText')}</p>
      <p>{t('restoreIds')}</p>
    </AtTheMachine>
  );
}
