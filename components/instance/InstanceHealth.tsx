'use client';

import { useTranslations } from 'use-intl';
import { hasOnlySeemed } from '@/lib/domain/carrier/carrier';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import type { InstanceHealth as Health } from '@/lib/schemas/operations';
import { CARRIERS_PAGE } from '../layout/instance-pages';
import { Fact } from '../ui/Fact';
import { Headline } from '../ui/Headline';
import { Moment } from '../ui/Moment';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { TimesIn } from '../ui/TimesIn';
import { useFormat } from '../ui/use-format';
import { CarrierOutages, NoRealCarrier } from './CarrierOutages';
import { FailedDailyBackup } from './FailedDailyBackup';
import { HealthNodes } from './HealthNodes';
import { HealthQueues } from './HealthQueues';
import { HealthSettings } from './HealthSettings';
import { HealthStorage } from './HealthStorage';

type Shown = { health: Health; timeZone: string };

/** Whether the instance fares well, and what it does now; read again every few seconds. */
export function InstanceHealth({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.health');
  const titles = useTranslations('titles');
  const read = useResource(INSTANCE_RESOURCES.health, INSTANCE, {});
  return (
    <>
      <PageHead title={titles('instanceHealth')} beside={<TimesIn timeZone={timeZone} />} />
      <FailedDailyBackup timeZone={timeZone} />
      <NoRealCarrier leads />
      <CarrierOutages timeZone={timeZone} />
      <QueryContent label={t('list')} rows={8} read={read}>
        {(health) => (
          <>
            <State health={health} timeZone={timeZone} />
            <div className="grid items-start gap-x-4 lg:grid-cols-2">
              <HealthQueues health={health} timeZone={timeZone} />
              <div>
                <HealthStorage health={health} timeZone={timeZone} />
                <Versions health={health} />
              </div>
              <Connections health={health} />
              <HealthNodes nodes={health.nodes} timeZone={timeZone} />
            </div>
            <HealthSettings settings={health.settings} />
          </>
        )}
      </QueryContent>
    </>
  );
}

function State({ health, timeZone }: Shown) {
  const t = useTranslations('instance.health');
  const format = useFormat();
  const { fault, lastMinute, waitingForCommit, startedAt } = health;
  return (
    <section aria-label={t('lastMinute')} className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <p role="status" className="text-md font-semibold wrap-anywhere">
        <Status signal={fault === null ? 'good' : 'bad'}>
          {fault === null ? t('ready') : t('notReady', { fault })}
        </Status>
      </p>
      <p className="mt-0.5 text-xs text-muted">
        {t.rich('since', { time: () => <Moment at={startedAt} timeZone={timeZone} /> })}
      </p>
      <dl className="mt-4 grid grid-cols-2 items-end gap-x-4 gap-y-3.5 tabular-nums sm:flex sm:flex-wrap sm:gap-x-8">
        <Headline label={t('accepted')} note={t('lastMinute')}>
          {format.count(lastMinute.accepted)}
        </Headline>
        <Headline label={t('handedOver')} note={t('lastMinute')}>
          {format.count(lastMinute.handedOver)}
        </Headline>
        <Headline label={t('waitingForCommit')} note={t('now')}>
          {format.count(waitingForCommit)}
        </Headline>
      </dl>
    </section>
  );
}

function Connections({ health: { carriers, hasMailServer } }: Pick<Shown, 'health'>) {
  const t = useTranslations('instance.health');
  return (
    <Panel title={t('carriers')} more={<TextLink href={CARRIERS_PAGE}>{t('allCarriers')}</TextLink>}>
      <dl className="divide-y divide-line">
        {carriers.length === 0 && <Fact name={t('carrierRow')}>{t('noCarriers')}</Fact>}
        {carriers.map(({ name, bound, lastError }) => (
          <Fact key={name} name={name} note={lastError}>
            <Connection name={name} isFine={bound && lastError === null} />
          </Fact>
        ))}
        <Fact name={t('mail')} note={!hasMailServer && t('mailUnsetText')}>
          <Status signal={hasMailServer ? 'good' : 'warn'}>{hasMailServer ? t('mailSet') : t('mailUnset')}</Status>
        </Fact>
      </dl>
    </Panel>
  );
}

function Connection({ name, isFine }: { name: string; isFine: boolean }) {
  const t = useTranslations('instance.health');
  if (!isFine) return <Status signal="bad">{t('notConnected')}</Status>;
  return hasOnlySeemed(name) ? (
    <Status signal="warn">{t('simulating')}</Status>
  ) : (
    <Status signal="good">{t('connected')}</Status>
  );
}

function Versions({ health: { version, nodeVersion, engine } }: Pick<Shown, 'health'>) {
  const t = useTranslations('instance.health');
  return (
    <Panel title={t('versions')}>
      <dl className="divide-y divide-line">
        <Fact name="Chappe">{version}</Fact>
        <Fact name="Node.js">{nodeVersion}</Fact>
        <Fact name={engine.name}>{engine.version}</Fact>
      </dl>
    </Panel>
  );
}
