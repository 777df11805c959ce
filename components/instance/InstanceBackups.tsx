'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { deleteBackupAction, makeBackupAction } from '@/lib/panel/actions/operations';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import { ListLead } from '../filters/ListLead';
import { callAction } from '../forms/call-action';
import { onDemand } from '../forms/on-demand';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice, ErrorNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { QuerySection } from '../ui/QuerySection';
import { TimesIn } from '../ui/TimesIn';
import { useFaultWords } from '../ui/use-fault-words';
import { useFormat } from '../ui/use-format';
import { BackupProgress } from './BackupProgress';
import { KeepElsewhere, RestoreOne } from './BackupsAtTheMachine';
import { BackupsElsewhere } from './BackupsElsewhere';
import { BackupsTable } from './BackupsTable';
import { DailyBackup } from './DailyBackup';
import { FailedDailyBackup } from './FailedDailyBackup';

const ConfirmDialog = onDemand(async () => (await import('../forms/ConfirmDialog')).ConfirmDialog);

/** The backups of the instance, or who makes them where its database is not a file here. */
export function InstanceBackups({ timeZone }: { timeZone: string }) {
  const { data } = useResource(INSTANCE_RESOURCES.backups, INSTANCE, {});
  return data === null ? <BackupsElsewhere /> : <BackupsHere timeZone={timeZone} />;
}

/** What there is, one more, one less, and what to do with them elsewhere. */
function BackupsHere({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.backups');
  const titles = useTranslations('titles');
  const faultWords = useFaultWords();
  const format = useFormat();
  const announce = useAnnounce();
  const read = useResource(INSTANCE_RESOURCES.backups, INSTANCE, {});
  const [isAsking, setAsking] = useState(false);
  const [deleting, setDeleting] = useState<string | null>(null);
  const { data } = read;
  const madeAt = (name: string) => {
    const backup = data?.backups.find((one) => one.name === name);
    return backup ? format.dateTime(backup.madeAt, timeZone) : name;
  };
  const make = async () => {
    setAsking(true);
    const result = await callAction(makeBackupAction);
    if (result.ok) announce(t('begun'), 'neutral');
    else announce(faultWords(result.fault), 'bad');
    await read.refetch();
    setAsking(false);
  };
  return (
    <>
      <PageHead title={titles('instanceBackups')} beside={<TimesIn timeZone={timeZone} />}>
        <Button look="primary" busy={isAsking || Boolean(data?.underWay)} onClick={() => void make()}>
          {t('make')}
        </Button>
      </PageHead>
      <FailedDailyBackup timeZone={timeZone} isLinked={false} />
      {data && (
        <ListLead count={data.backups.length}>
          {t('text', { needs: format.bytes(data.needsBytes), free: format.bytes(data.freeBytes) })}
        </ListLead>
      )}
      {data && <BackupProgress underWay={data.underWay} lastEnd={data.lastEnd} />}
      {data?.failed && (
        <div className="mt-3">
          <ErrorNotice>
            {t('failed', { time: format.minute(data.failed.at, timeZone), why: data.failed.why })}
          </ErrorNotice>
        </div>
      )}
      <QuerySection label={t('list')} rows={3} read={read}>
        {(found) =>
          found && found.backups.length > 0 ? (
            <BackupsTable backups={found.backups} timeZone={timeZone} onDelete={setDeleting} />
          ) : (
            <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>
          )
        }
      </QuerySection>
      <div className="grid items-start gap-x-4 lg:grid-cols-2">
        <DailyBackup timeZone={timeZone} />
        {data && (
          <div>
            <KeepElsewhere folder={data.folder} />
            <RestoreOne backup={`${data.folder}/${data.backups[0]?.name ?? 'FOLDER'}`} />
          </div>
        )}
      </div>
      {deleting !== null && (
        <ConfirmDialog
          title={t('deleteTitle', { made: madeAt(deleting) })}
          text={t('deleteText')}
          confirm={t('delete')}
          action={(input) => deleteBackupAction(deleting, input)}
          onDone={() => {
            setDeleting(null);
            announce(t('deleted'));
            void read.refetch();
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  );
}
