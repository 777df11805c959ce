'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useInstanceInvalidation } from '@/lib/queries/use-instance-invalidation';
import { useResource } from '@/lib/queries/use-resource';
import type { DailyBackup as Daily } from '@/lib/schemas/operations';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Fact } from '../ui/Fact';
import { Moment } from '../ui/Moment';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

const DailyBackupDialog = onDemand(async () => (await import('./DailyBackupDialog')).DailyBackupDialog);

/** When the instance backs itself up, what came of the last time, and the dialog that changes it. */
export function DailyBackup({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.dailyBackup');
  const announce = useAnnounce();
  const invalidate = useInstanceInvalidation();
  const read = useResource(INSTANCE_RESOURCES.dailyBackup, INSTANCE, {});
  const [isOpen, setOpen] = useState(false);
  const change = read.data && (
    <Button aria-label={t('changeIt')} onClick={() => setOpen(true)}>
      {t('change')}
    </Button>
  );
  return (
    <Panel title={t('title')} more={change}>
      <QueryContent label={t('title')} rows={4} read={read}>
        {(daily) => <Facts daily={daily} timeZone={timeZone} />}
      </QueryContent>
      {isOpen && read.data && (
        <DailyBackupDialog
          daily={read.data}
          timeZone={timeZone}
          onDone={() => {
            setOpen(false);
            announce(t('changed'));
            void invalidate();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}

function Facts({ daily, timeZone }: { daily: Daily; timeZone: string }) {
  const { isOn, hour, kept, endedAt, fault, nextAt, hasMailServer } = daily;
  const t = useTranslations('instance.dailyBackup');
  const format = useFormat();
  return (
    <dl className="divide-y divide-line">
      <Fact name={t('when')}>
        {isOn ? t('at', { hour: format.hour(hour) }) : <Status signal="idle">{t('off')}</Status>}
      </Fact>
      {isOn && <Fact name={t('keptName')}>{t('kept', { count: kept })}</Fact>}
      <Fact name={t('last')}>
        {endedAt === null ? (
          t('none')
        ) : (
          <span className="inline-flex flex-wrap justify-end gap-x-3">
            <Moment at={endedAt} timeZone={timeZone} />
            <Status signal={fault === null ? 'good' : 'bad'}>{fault === null ? t('made') : t('failed')}</Status>
          </span>
        )}
      </Fact>
      {nextAt !== null && (
        <>
          <Fact name={t('next')}>
            <Moment at={nextAt} timeZone={timeZone} />
          </Fact>
          <div className="px-4 py-1.5 text-xs">
            <dt className="text-muted">{t('toldName')}</dt>
            <dd className="wrap-anywhere">
              {hasMailServer
                ? t('told')
                : t.rich('toldNobody', { health: (words) => <TextLink href="/instance/health">{words}</TextLink> })}
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
