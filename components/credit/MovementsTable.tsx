'use client';

import { useTranslations } from 'use-intl';
import type { MovementRow } from '@/lib/schemas/movement';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { MovementCause } from './MovementCause';

type Props = {
  serviceName: string;
  movements: readonly MovementRow[];
  timeZone: string;
  /** Whether they are of one message, whose page this is. */
  isOnMessage?: boolean;
};

/** The ledger's rows. */
export function MovementsTable({ movements, serviceName, timeZone, isOnMessage = false }: Props) {
  const t = useTranslations('credit');
  const format = useFormat();
  const columns: readonly Column<MovementRow>[] = [
    {
      name: 'date',
      head: t('date'),
      onPhone: 'footAside',
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'kind',
      head: t('kind'),
      isTitle: true,
      cell: ({ kind }) => <span className="sm:whitespace-nowrap">{t(`kinds.${kind}`)}</span>,
    },
    {
      name: 'cause',
      head: t('cause'),
      onPhone: 'state',
      cell: (movement) => (
        <MovementCause serviceName={serviceName} movement={movement} timeZone={timeZone} isOnMessage={isOnMessage} />
      ),
    },
    {
      name: 'balance',
      head: t('balance'),
      onPhone: 'foot',
      cell: ({ isQuota, balanceAfter }) => (
        <span className="sm:whitespace-nowrap">
          <span className="max-sm:hidden">{t(isQuota ? 'usersQuota' : 'account')}</span>
          <span className="sm:hidden">
            {t('leftIn', { amount: format.exactCredits(balanceAfter), balance: isQuota ? 'quota' : 'account' })}
          </span>
        </span>
      ),
    },
    {
      name: 'credits',
      head: t('credits'),
      onPhone: 'aside',
      numeric: true,
      cell: ({ amount }) => (
        <span className={amount > 0 ? 'font-medium whitespace-nowrap' : 'whitespace-nowrap'}>
          {format.exactChange(amount)}
        </span>
      ),
    },
    {
      name: 'left',
      head: t('left'),
      onPhone: 'hidden',
      numeric: true,
      cell: ({ balanceAfter }) => <span className="whitespace-nowrap">{format.exactCredits(balanceAfter)}</span>,
    },
  ];
  return <Table columns={columns} rows={movements} keyOf={({ id }) => id} />;
}
