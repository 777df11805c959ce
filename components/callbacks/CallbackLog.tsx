'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-delivery';
import { redeliverAction } from '@/lib/panel/actions/callbacks';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import type { CallbackListQuery } from '@/lib/schemas/callback';
import { callAction } from '../forms/call-action';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PeriodFields } from '../ui/PeriodFields';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { useFaultWords } from '../ui/use-fault-words';
import { CallbackDelivery } from './CallbackDelivery';
import { RedeliverDialog } from './RedeliverDialog';

/** Every call to customers' URLs: what was sent, what they said, and sending it again. */
export function CallbackLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('callbacks');
  const titles = useTranslations('titles');
  const { query, faults, hrefWith, change } = useListState(RESOURCES.callbacks.query);
  const log = useResource(RESOURCES.callbacks, serviceName, query);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const [choosing, setChoosing] = useState(false);
  const announce = useAnnounce();
  const invalidate = useInvalidation(serviceName);
  const faultWords = useFaultWords();
  const mayRedeliver = can(account?.role ?? 'viewer', 'callback.redeliver');
  const tell = (count: number) => {
    announce(t('onTheWay', { count }));
    void invalidate(['callbacks']);
  };
  const redeliverOne = async (deliveryId: number) => {
    const result = await callAction(() => redeliverAction(serviceName, { what: 'one', deliveryId }));
    if (result.ok) tell(result.value.count);
    else announce(faultWords(result.fault), 'bad');
  };
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{titles('callbacks')}</h1>
        {mayRedeliver && <Button onClick={() => setChoosing(true)}>{t('redeliverFailed')}</Button>}
      </div>
      <div className="flex flex-wrap gap-3">
        <SearchField
          label={t('apiUser')}
          value={query.login}
          onChange={(login) => change({ login, before: undefined })}
        />
        <SelectField
          label={t('status')}
          value={query.status}
          options={[
            ['', t('anyStatus')],
            ...CALLBACK_STATUSES.map((status) => [status, t(`statuses.${status}`)] as const),
          ]}
          onChange={(status) => change({ status, before: undefined })}
        />
        <PeriodFields period={query} onChange={(period) => change({ ...period, before: undefined })} />
      </div>
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <QuerySection label={t('list')} rows={5} read={log}>
        {({ deliveries, searchedTo }) =>
          deliveries.length === 0 ? (
            <EmptyNotice title={t(emptyTitle(query, searchedTo !== null))}>{t('noneText')}</EmptyNotice>
          ) : (
            <ul className="divide-y divide-line">
              {deliveries.map((delivery) => (
                <CallbackDelivery
                  key={delivery.id}
                  delivery={delivery}
                  timeZone={account?.timeZone ?? 'UTC'}
                  onRedeliver={mayRedeliver ? () => void redeliverOne(delivery.id) : undefined}
                />
              ))}
            </ul>
          )
        }
      </QuerySection>
      {log.data?.hasOlder && (
        <OlderLink
          href={hrefWith({ before: log.data.searchedTo ?? log.data.deliveries.at(-1)?.id })}
          searching={log.data.searchedTo !== null}
        />
      )}
      {choosing && (
        <RedeliverDialog
          serviceName={serviceName}
          login={query.login}
          timeZone={account?.timeZone ?? 'UTC'}
          onDone={(count) => {
            setChoosing(false);
            tell(count);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function emptyTitle({ login, status, from, to }: CallbackListQuery, searching: boolean) {
  if (searching) return 'noMatchSoFar';
  return login + status + from + to === '' ? 'none' : 'noMatch';
}
