'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { CALLBACK_KIND_NAMES } from '@/lib/domain/callbacks/callback-kinds';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { RESOURCES } from '@/lib/queries/resources';
import { type List, useList } from '@/lib/queries/use-list';
import { EVERY_FAILED_CALLBACK } from '@/lib/schemas/callback';
import { ExportLink } from '../filters/ExportLink';
import type { FilterField } from '../filters/filter-field';
import { LogPage } from '../filters/LogPage';
import { useExactFilter } from '../filters/use-exact-filter';
import { usePttFilter } from '../filters/use-ptt-filter';
import { onDemand } from '../forms/on-demand';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { EmptyNotice } from '../ui/Notice';
import { CallbacksTable } from './CallbacksTable';
import { useFailedCallbacks } from './use-failed-callbacks';
import { useRedelivery } from './use-redelivery';

const RedeliverDialog = onDemand(async () => (await import('./RedeliverDialog')).RedeliverDialog);

/** Every call to customers' URLs: what was sent, what they said, and sending it again. */
export function CallbackLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('callbacks');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const { list, query, read } = useList(RESOURCES.callbacks, serviceName);
  const [choosing, setChoosing] = useState(false);
  const { tell, redeliver } = useRedelivery(serviceName);
  const maySetUrl = can(useRole(serviceName), 'api-user.change-callback');
  // Where it cannot be counted, nobody is kept from it.
  const hasFailed = useFailedCallbacks(serviceName, EVERY_FAILED_CALLBACK)?.isNone !== true;
  return (
    <>
      <LogPage
        title={titles('callbacks')}
        actions={
          <>
            <ExportLink serviceName={serviceName} path="callbacks" list={list} query={query} page={read.data} />
            {redeliver && hasFailed && <Button onClick={() => setChoosing(true)}>{t('redeliverFailed')}</Button>}
          </>
        }
        label={t('list')}
        list={list}
        read={read}
        search={{ kind: 'text', of: 'callbacks', name: 'login', label: t('apiUser') }}
        fields={useFields(list, timeZone)}
        empty={(why) => (
          <EmptyNotice
            title={t(`empty.${why}.title`)}
            action={
              why === 'none' &&
              maySetUrl && <ButtonLink href={`/telecom/sms/${serviceName}/users`}>{t('setUrl')}</ButtonLink>
            }
          >
            {t(`empty.${why}.text`)}
          </EmptyNotice>
        )}
      >
        {(deliveries) => (
          <CallbacksTable
            serviceName={serviceName}
            deliveries={deliveries}
            timeZone={timeZone}
            onRedeliver={redeliver}
          />
        )}
      </LogPage>
      {choosing && (
        <RedeliverDialog
          serviceName={serviceName}
          login={query.login}
          of={query.of}
          timeZone={timeZone}
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

function useFields(list: List, timeZone: string): FilterField[] {
  const t = useTranslations('callbacks');
  const ptt = usePttFilter();
  const exact = useExactFilter(list, t('apiUser'));
  return [
    { kind: 'period', timeZone },
    {
      kind: 'choice',
      name: 'status',
      label: t('status'),
      options: CALLBACK_STATUSES.map((status) => [status, t(`statuses.${status}`)]),
    },
    {
      kind: 'choice',
      name: 'kind',
      label: t('kind'),
      options: CALLBACK_KIND_NAMES.map((kind) => [kind, t(`kinds.${kind}`)]),
    },
    ...exact,
    ptt,
    { kind: 'text', name: 'url', label: t('urlPart'), isRare: true },
    { kind: 'text', name: 'message', label: t('messageId'), isNumber: true, isRare: true },
  ];
}
