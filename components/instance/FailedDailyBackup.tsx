'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import { ErrorNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

/** That the last daily backup failed, and why; nothing when it did not, or once that is mended. */
export function FailedDailyBackup({ timeZone, isLinked = true }: { timeZone: string; isLinked?: boolean }) {
  const t = useTranslations('instance.dailyBackup');
  const format = useFormat();
  const { data } = useResource(INSTANCE_RESOURCES.dailyBackup, INSTANCE, {});
  if (!data?.isFailureOpen || data.endedAt === null || data.fault === null) return null;
  return (
    <div className="mb-4">
      <ErrorNotice action={isLinked && <TextLink href="/instance/backups">{t('toBackups')}</TextLink>}>
        {t('failedText', { time: format.minute(data.endedAt, timeZone), why: data.fault })}
      </ErrorNotice>
    </div>
  );
}
