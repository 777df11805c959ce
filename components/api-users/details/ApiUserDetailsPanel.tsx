'use client';

import { ChevronDown } from 'lucide-react';
import { notFound, useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { TRAFFIC_DAYS, type TrafficDays } from '@/lib/domain/usage/traffic';
import { isNotFound } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import { type ApiUserDetails, apiUserDetailsQuery } from '@/lib/schemas/api-user-details';
import { UnreadableParameters } from '../../filters/UnreadableParameters';
import { useRole } from '../../layout/use-role';
import { useTimeZone } from '../../layout/use-time-zone';
import { Breadcrumb } from '../../ui/Breadcrumb';
import { Button } from '../../ui/Button';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { QueryContent } from '../../ui/QueryContent';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { Status } from '../../ui/Status';
import { TimesIn } from '../../ui/TimesIn';
import { useNow } from '../../ui/use-now';
import { ApiUserDialog } from '../ApiUserDialog';
import { RowMenu } from '../RowMenu';
import { DeleteDialog, ROW_DIALOGS, type RowDialog } from '../row-dialogs';
import { useApiUserActions } from '../use-api-user-actions';
import { BoundPrograms } from './BoundPrograms';
import { CallbackHealth } from './CallbackHealth';
import { Refusals } from './Refusals';
import { SettingsPanel } from './SettingsPanel';
import { TroubleNotices } from './TroubleNotices';
import { UsageChart } from './UsageChart';

type Props = {
  serviceName: string;
  login: string;
  http2smsUrl: string;
  ownAddress: string;
  ownEmail: string;
  /** Which nodes programs may bind to by SMPP, as this one knows; null: none. */
  smppServer: 'here' | 'elsewhere' | null;
  /** What follows below the figures. */
  children: ReactNode;
};

/** Everything about one API user: what it is set to beside how it fares, and all that its row's menu does. */
export function ApiUserDetailsPanel(props: Props) {
  const { serviceName, login, children } = props;
  const t = useTranslations('apiUserDetails');
  const titles = useTranslations('titles');
  const words = useTranslations('overview');
  const list = useListState(apiUserDetailsQuery);
  const { days } = list.query;
  const details = useResource(RESOURCES.apiUserDetails, serviceName, { login, days: String(days) });
  // Whoever has just deleted it is on the way to the list.
  const [isDeleted, setDeleted] = useState(false);
  if (isNotFound(details.error) && !isDeleted) notFound();
  return (
    <>
      <Breadcrumb above={{ href: `/telecom/sms/${serviceName}/users`, title: titles('apiUsers') }} />
      {!details.data && <PageHead title={login} />}
      {list.faults.length > 0 && <UnreadableParameters list={list} labels={{ days: words('period') }} />}
      <QueryContent label={t('what')} rows={4} read={details}>
        {(found) => (
          <Details
            {...props}
            found={found}
            days={days}
            onDays={(wanted) => list.change({ days: wanted })}
            onDeleted={() => setDeleted(true)}
          >
            {children}
          </Details>
        )}
      </QueryContent>
    </>
  );
}

type DetailsProps = Props & {
  found: ApiUserDetails;
  days: TrafficDays;
  onDays: (days: TrafficDays) => void;
  onDeleted: () => void;
};

function Details({ serviceName, found, days, onDays, onDeleted, children, smppServer, ...given }: DetailsProps) {
  const t = useTranslations('apiUserDetails');
  const words = useTranslations('overview');
  const router = useRouter();
  const { user } = found;
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = useTimeZone(serviceName);
  const now = useNow(found.readAt);
  const role = useRole(serviceName);
  const { dialog, setDialog, done, enable } = useApiUserActions(serviceName);
  const open = (Dialog: RowDialog['Dialog']) => setDialog({ Dialog, user });
  const openerOf = (name: RowDialog['name']) => {
    const wanted = ROW_DIALOGS.find((one) => one.name === name && (!one.action || can(role, one.action)));
    return wanted && (() => open(wanted.Dialog));
  };
  const isDeleting = typeof dialog === 'object' && dialog?.Dialog === DeleteDialog;
  const saved = (message: string) => {
    if (isDeleting) {
      onDeleted();
      router.push(`/telecom/sms/${serviceName}/users`);
    }
    done(message);
  };
  const period = (
    <SegmentedChoice
      label={words('period')}
      options={TRAFFIC_DAYS.map((one) => [one, words('days', { days: one })] as const)}
      value={days}
      onChoose={onDays}
    />
  );
  return (
    <>
      <PageHead
        title={user.login}
        beside={
          <>
            {user.disabled && <Status signal="off">{t('disabled')}</Status>}
            <TimesIn timeZone={timeZone} />
          </>
        }
      >
        <div className="max-sm:hidden">{period}</div>
        <RowMenu
          user={user}
          role={role}
          trigger={
            <Button>
              {t('actions')} <ChevronDown aria-hidden="true" className="size-4" />
            </Button>
          }
          onOpen={open}
          onEnable={(one) => void enable(one)}
        />
      </PageHead>
      <TroubleNotices user={user} timeZone={timeZone} openerOf={openerOf} />
      <div className="grid gap-x-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:items-start">
        {/* In columns that are named: what comes first in the HTML would stand in the wrong one until the rest is there. */}
        <div className="lg:col-start-2 lg:row-start-1">
          <SettingsPanel
            account={account}
            serviceName={serviceName}
            user={user}
            now={now}
            timeZone={timeZone}
            openerOf={openerOf}
          />
          {smppServer && (
            <BoundPrograms
              serviceName={serviceName}
              login={user.login}
              timeZone={timeZone}
              isServed={smppServer === 'here'}
            />
          )}
          {/* On a phone right above what it governs. */}
          <div className="mt-4 flex sm:hidden">{period}</div>
          <CallbackHealth
            serviceName={serviceName}
            login={user.login}
            days={days}
            callbacks={found.callbacks}
            callbacksOfNewest={found.callbacksOfNewest}
            usage={found.usage}
          />
        </div>
        <div className="lg:col-start-1 lg:row-start-1">
          <Panel title={t('figures', { days })}>
            <UsageChart usage={found.usage} unwritten={found.unwritten} />
          </Panel>
          <Refusals
            serviceName={serviceName}
            login={user.login}
            days={days}
            refused={found.refused}
            refusedCount={found.refusedCount}
            timeZone={timeZone}
          />
        </div>
      </div>
      {children}
      {dialog && account && (
        <ApiUserDialog
          {...given}
          dialog={dialog}
          account={account}
          rows={[user]}
          onSaved={saved}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
