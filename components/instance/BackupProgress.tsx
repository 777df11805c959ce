'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { BackupList } from '@/lib/schemas/operations';
import { useAnnounce } from '../ui/Announcer';

/** How far the backup is that is being made, by whomever; how it ended is announced. */
export function BackupProgress({ underWay, lastEnd }: Pick<BackupList, 'underWay' | 'lastEnd'>) {
  const t = useTranslations('instance.backups');
  const announce = useAnnounce();
  const wasUnderWay = useRef(false);
  const isUnderWay = underWay !== null;
  useEffect(() => {
    if (wasUnderWay.current && !isUnderWay && lastEnd === 'made') announce(t('made'));
    if (wasUnderWay.current && !isUnderWay && lastEnd === 'failed') announce(t('notMade'), 'bad');
    wasUnderWay.current = isUnderWay;
  }, [isUnderWay, lastEnd, announce, t]);
  if (!underWay) return null;
  return (
    <label className="mt-3 flex max-w-3xl flex-col gap-1.5">
      <span>{t(`phases.${underWay.phase}`)}</span>
      {underWay.phase === 'copying' ? (
        <progress value={underWay.copied} max={1} className="h-2 w-full accent-accent" />
      ) : (
        <progress className="h-2 w-full accent-accent" />
      )}
    </label>
  );
}
