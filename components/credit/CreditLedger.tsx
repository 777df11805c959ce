'use client';

import { useTranslations } from 'use-intl';
import { noticedCredit } from '@/lib/domain/account/credit-level';
import { MOVEMENT_KINDS } from '@/lib/domain/ledger/movement';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import { ExportLink } from '../filters/ExportLink';
import { LogPage } from '../filters/LogPage';
import { GrantCreditButton } from '../forms/GrantCreditButton';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useTimeZone } from '../layout/use-time-zone';
import { EmptyNotice } from '../ui/Notice';
import { CreditFigures } from './CreditFigures';
import { MovementSums } from './MovementSums';
import { MovementsTable } from './MovementsTable';

/** Every movement of the account's credit and of its quotas, with its cause. */
export function CreditLedger({ serviceName }: { serviceName: string }) {
  const t = useTranslations('credit');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const isInstanceOwner = useIsInstanceOwner();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const { list, query, read } = useList(RESOURCES.movements, serviceName);
  const filters = { ...query, before: undefined };
  const canBe = list.faults.length === 0;
  return (
    <LogPage
      title={titles('credit')}
      actions={
        <>
          <ExportLink serviceName={serviceName} path="movements" list={list} query={query} page={read.data} />
          {isInstanceOwner && account && (
            <GrantCreditButton account={account} isPrimary={noticedCredit(account) === 'none'} />
          )}
        </>
      }
      above={<CreditFigures serviceName={serviceName} />}
      summary={canBe && <MovementSums serviceName={serviceName} filters={filters} timeZone={timeZone} />}
      label={t('list')}
      list={list}
      read={read}
      search={{ kind: 'text', of: 'movements', name: 'login', label: t('apiUser') }}
      fields={[
        { kind: 'period', timeZone },
        {
          kind: 'choice',
          name: 'kind',
          label: t('kind'),
          options: MOVEMENT_KINDS.map((kind) => [kind, t(`kinds.${kind}`)]),
        },
        { kind: 'text', name: 'message', label: t('messageId'), isNumber: true },
      ]}
      empty={(why) => <EmptyNotice title={t(`empty.${why}.title`)}>{t(`empty.${why}.text`)}</EmptyNotice>}
    >
      {(movements) => <MovementsTable serviceName={serviceName} movements={movements} timeZone={timeZone} />}
    </LogPage>
  );
}
