'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import type { BackupsHere } from '@/lib/schemas/operations';
import { useAnnounce } from '../ui/Announcer';

/** How far the backup is that is being made, by whomever; how it ended is announced. */
export function BackupProgress({ underWay, lastEnd }: Pick<BackupsHere, 'underWay' | 'lastEnd'>) {
  const t = useTranslations('instance.backups');
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const wasUnderWay = useRef(false);
  const isUnderWay = underWay !== null;
  useEffect(() => {
    const hasEnded = wasUnderWay.current && !isUnderWay;
    wasUnderWay.current = isUnderWay;
    if (!hasEnded) return;
    if (lastEnd === 'made') announce(t('made'));
    if (lastEnd === 'failed') announce(t('notMade'), 'bad');
    // What is told of the daily one follows from it.
    void invalidate();
  }, [isUnderWay, lastEnd, announce, invalidate, t]);
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
