'use client';

import { useTranslations } from 'use-intl';
import type { OwnApplication } from '@/lib/schemas/api-key';
import { Button } from '../ui/Button';
import { Moment } from '../ui/Moment';

type Props = { application: OwnApplication; timeZone: string; onDelete: () => void };

/** A program that one has added, and that may ask for keys. */
export function ApplicationRow({ application, timeZone, onDelete }: Props) {
  const t = useTranslations('apiKeys');
  const { name, description, applicationKey, createdAt } = application;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-0 max-sm:basis-full sm:flex-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        {description !== '' && <p className="wrap-anywhere">{description}</p>}
        <p className="text-xs text-muted">
          {t.rich('added', {
            key: () => <code className="font-mono wrap-anywhere">{applicationKey}</code>,
            at: () => <Moment at={createdAt} timeZone={timeZone} isInSentence />,
          })}
        </p>
      </div>
      <Button aria-label={t('deleteOne', { application: name })} onClick={onDelete}>
        {t('delete')}
      </Button>
    </li>
  );
}
