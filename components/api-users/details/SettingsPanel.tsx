'use client';

import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { callbackHost } from '@/lib/domain/callbacks/callback-host';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import { lastTryAfterMs } from '@/lib/domain/outbox/retry-policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { RefusedHostWarning } from '../../forms/RefusedHostWarning';
import { Ago } from '../../ui/Ago';
import { Breakable } from '../../ui/Breakable';
import { IconButton } from '../../ui/IconButton';
import { NoValue } from '../../ui/NoValue';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { CallbackState } from '../CallbackState';
import { QuotaMeter } from '../QuotaMeter';
import type { RowDialog } from '../row-dialogs';

type Props = {
  account: AccountDetails | undefined;
  serviceName: string;
  user: ApiUserRow;
  now: number;
  timeZone: string;
  /** Opens the dialog of that name; undefined for one that the reader may not open. */
  openerOf: (name: RowDialog['name']) => (() => void) | undefined;
};

/** What an API user is set to, and how that fares; each leads to the dialog that changes it. */
export function SettingsPanel({ account, serviceName, user, now, timeZone, openerOf }: Props) {
  const t = useTranslations('apiUserDetails');
  const users = useTranslations('apiUsers');
  const format = useFormat();
  const setting = (name: RowDialog['name'], children: ReactNode) => (
    <Setting name={users(`menu.dialogs.${name}`)} onChange={openerOf(name)}>
      {children}
    </Setting>
  );
  return (
    <Panel title={t('settings')}>
      <dl className="divide-y divide-line">
        {setting(
          'quota',
          <>
            <QuotaMeter user={user} isLarge />
            {account && (
              <Note>
                {t(user.quotaActive ? 'accountHas' : 'paysItself', {
                  count: account.creditsLeft / ONE_CREDIT,
                  credits: format.credits(account.creditsLeft),
                })}
              </Note>
            )}
          </>,
        )}
        {setting('limit', <Limit user={user} />)}
        {setting('restrictions', <Addresses addresses={user.ipRestrictions} />)}
        {setting(
          'callback',
          <Callback
            serviceName={serviceName}
            user={user}
            now={now}
            timeZone={timeZone}
            accountUrl={account?.callbackUrl ?? null}
          />,
        )}
        {setting(
          'password',
          t.rich('passwordChanged', { ago: () => <Ago at={user.passwordChangedAt} now={now} timeZone={timeZone} /> }),
        )}
        <Setting name={t('lastUsed')}>
          {user.lastUsedAt === null ? (
            <span className="text-muted">{users('neverUsed')}</span>
          ) : (
            <Ago at={user.lastUsedAt} now={now} timeZone={timeZone} />
          )}
        </Setting>
      </dl>
    </Panel>
  );
}

type SettingProps = { name: string; onChange?: (() => void) | undefined; children: ReactNode };

function Setting({ name, onChange, children }: SettingProps) {
  const t = useTranslations('apiUserDetails');
  return (
    <div className="flex items-start gap-3 px-4 py-2.5">
      <dt className="w-24 shrink-0 text-xs/5 text-muted">{name}</dt>
      <dd className="min-w-0 flex-1 wrap-anywhere">{children}</dd>
      {onChange && (
        <dd className="-my-1 -mr-2 max-sm:-my-3">
          <IconButton label={t('change', { what: name })} onClick={onChange}>
            <Pencil aria-hidden="true" />
          </IconButton>
        </dd>
      )}
    </div>
  );
}

const Note = ({ children }: { children: ReactNode }) => (
  <span className="mt-1 block text-xs wrap-anywhere text-muted">{children}</span>
);

function Limit({ user }: { user: ApiUserRow }) {
  const t = useTranslations('apiUserDetails');
  const alerts = useTranslations('alerts');
  const format = useFormat();
  const { alertThreshold, alertSupport, alertEmail, alertNumber, limitReached } = user;
  if (alertThreshold === null) return <NoValue />;
  const threshold = { count: alertThreshold / ONE_CREDIT, threshold: format.credits(alertThreshold) };
  const recipients = [
    alertSupport === 'sms' ? '' : alertEmail,
    alertSupport === 'mail' || alertNumber === '' ? '' : groupMsisdn(alertNumber),
  ].filter((one) => one !== '');
  return (
    <>
      {limitReached ? <Status signal="warn">{t('reached', threshold)}</Status> : t('alertBelow', threshold)}
      <Note>{[alerts(`notifications.${alertSupport}`), ...recipients].join(', ')}</Note>
    </>
  );
}

function Addresses({ addresses }: { addresses: readonly string[] }) {
  const t = useTranslations('apiUserDetails');
  if (addresses.length === 0) return <span className="text-muted">{t('anywhere')}</span>;
  return (
    <ul className="font-mono text-xs/5">
      {addresses.map((address) => (
        <li key={address} className="wrap-anywhere">
          {address}
        </li>
      ))}
    </ul>
  );
}

type CallbackProps = Pick<Props, 'serviceName' | 'user' | 'now' | 'timeZone'> & { accountUrl: string | null };

function Callback({ serviceName, user, now, timeZone, accountUrl }: CallbackProps) {
  const t = useTranslations('apiUserDetails');
  const format = useFormat();
  const { login, callbackUrl, callbackFailingSince, callbackSwitchedOffAt, signed } = user;
  if (callbackUrl === null) {
    if (accountUrl === null) return <NoValue />;
    return (
      <>
        {t('accountUrl')}
        <Note>
          <span className="font-mono">
            <Breakable>{accountUrl}</Breakable>
          </span>
        </Note>
      </>
    );
  }
  return (
    <>
      <CallbackState user={user} now={now} timeZone={timeZone} hasWholeUrl />
      {(callbackSwitchedOffAt ?? callbackFailingSince) !== null && (
        <Note>
          <span className="font-mono">
            <Breakable>{callbackUrl}</Breakable>
          </span>
        </Note>
      )}
      <Note>{signed ? t('signed') : t('unsigned')}</Note>
      <span className="block text-xs font-medium text-warn empty:hidden">
        <RefusedHostWarning serviceName={serviceName} host={callbackHost(callbackUrl)} />
      </span>
      {callbackSwitchedOffAt === null && callbackFailingSince !== null && (
        <Note>
          {t('triedAgain', { length: format.length(lastTryAfterMs('callback')) })}{' '}
          <TextLink href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}&status=failing`}>
            {t('failingCalls')}
          </TextLink>
        </Note>
      )}
    </>
  );
}
