import { useTranslations } from 'use-intl';
import type { InstanceHealth } from '@/lib/schemas/operations';
import { Fact } from '../ui/Fact';
import { Moment } from '../ui/Moment';
import { Panel } from '../ui/Panel';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

type Shown = { health: InstanceHealth; timeZone: string };

/** How much room the database takes and has, and since when there is a copy of it. */
export function HealthStorage({ health, timeZone }: Shown) {
  const t = useTranslations('instance.health');
  const { disk, occupancy, lastMigration } = health;
  return (
    <Panel title={t('storage')} more={<TextLink href="/instance/backups">{t('allBackups')}</TextLink>}>
      <dl className="divide-y divide-line">
        {disk && <OnDisk disk={disk} />}
        {occupancy && <OnServer occupancy={occupancy} />}
        {disk && <LastBackup health={health} timeZone={timeZone} />}
        {lastMigration && (
          <Fact name={t('lastMigration')}>
            <Moment at={lastMigration.at} timeZone={timeZone} />
          </Fact>
        )}
      </dl>
    </Panel>
  );
}

function OnDisk({ disk }: { disk: NonNullable<InstanceHealth['disk']> }) {
  const t = useTranslations('instance.health');
  const format = useFormat();
  return (
    <>
      <Fact name={t('database')}>{format.bytes(disk.databaseBytes)}</Fact>
      <Fact name={t('log')}>{format.bytes(disk.logBytes)}</Fact>
      <Fact name={t('free')}>{format.bytes(disk.freeBytes)}</Fact>
    </>
  );
}

function OnServer({ occupancy }: { occupancy: NonNullable<InstanceHealth['occupancy']> }) {
  const t = useTranslations('instance.health');
  const format = useFormat();
  const { databaseBytes, connections: used, mostConnections: most } = occupancy;
  return (
    <>
      <Fact name={t('database')}>{format.bytes(databaseBytes)}</Fact>
      <Fact name={t('connections')}>{t('connectionsOf', { used, most })}</Fact>
      <Fact name={t('lastBackup')}>{t('backedUpElsewhere')}</Fact>
    </>
  );
}

function LastBackup({ health: { lastBackup }, timeZone }: Shown) {
  const t = useTranslations('instance.health');
  return (
    <Fact name={t('lastBackup')}>
      {lastBackup ? (
        <Moment at={lastBackup.madeAt} timeZone={timeZone} />
      ) : (
        <Status signal="warn">{t('noBackup')}</Status>
      )}
    </Fact>
  );
}
