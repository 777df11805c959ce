'use client';

import { useTranslations } from 'use-intl';
import type { MovementRow } from '@/lib/schemas/movement';
import { ApiUserLink } from '../ui/ApiUserLink';
import { LINKS_IN_A_SENTENCE } from '../ui/link-look';
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
      cell: (movement) => (
        <>
          <span className="max-sm:hidden">
            <Balance serviceName={serviceName} movement={movement} />
          </span>
          <span className="sm:hidden">
            {t('leftIn', {
              amount: format.exactCredits(movement.balanceAfter),
              balance: movement.isQuota ? 'quota' : 'account',
              login: movement.login ?? '',
            })}
          </span>
        </>
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

type BalanceProps = { serviceName: string; movement: MovementRow };

/** Which balance moved: the account's, or whose quota. */
function Balance({ serviceName, movement: { isQuota, login, hasApiUser } }: BalanceProps) {
  const t = useTranslations('credit');
  if (!isQuota) return t('account');
  const user = login !== null && hasApiUser ? <ApiUserLink serviceName={serviceName} login={login} /> : login;
  return <span className={LINKS_IN_A_SENTENCE}>{t.rich('quotaOf', { user: () => user })}</span>;
}
