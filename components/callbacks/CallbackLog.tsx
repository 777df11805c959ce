'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import type { CallbackListQuery, CallbackRow } from '@/lib/schemas/callback';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { Button } from '../ui/Button';
import { MessageLink } from '../ui/MessageLink';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { PeriodFields } from '../ui/PeriodFields';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { CallbackDelivery } from './CallbackDelivery';
import { RedeliverDialog } from './RedeliverDialog';
import { useRedelivery } from './use-redelivery';

/** Every call to customers' URLs: what was sent, what they said, and sending it again. */
export function CallbackLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('callbacks');
  const titles = useTranslations('titles');
  const { query, faults, hrefWith, change } = useListState(RESOURCES.callbacks.query);
  const log = useResource(RESOURCES.callbacks, serviceName, query);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const [choosing, setChoosing] = useState(false);
  const { tell, redeliver } = useRedelivery(serviceName);
  return (
    <>
      <PageHead title={titles('callbacks')}>
        {redeliver && <Button onClick={() => setChoosing(true)}>{t('redeliverFailed')}</Button>}
      </PageHead>
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
                  onRedeliver={redeliver && (() => void redeliver(delivery.id))}
                  message={<About serviceName={serviceName} delivery={delivery} />}
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
          onDone={(outcome) => {
            setChoosing(false);
            tell(outcome);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

/** What a call was about: a message, whose page it leads to, or nothing but a test. */
function About({ serviceName, delivery: { kind, messageId } }: { serviceName: string; delivery: CallbackRow }) {
  const t = useTranslations('callbacks');
  const name = t(`kinds.${kind}`, { id: String(messageId) });
  if (kind === 'test') return <span className="text-muted">{name}</span>;
  return (
    <MessageLink serviceName={serviceName} id={messageId} list="callbacks">
      {name}
    </MessageLink>
  );
}

function emptyTitle({ login, status, from, to }: CallbackListQuery, searching: boolean) {
  if (searching) return 'noMatchSoFar';
  return login + status + from + to === '' ? 'none' : 'noMatch';
}
