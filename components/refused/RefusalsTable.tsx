'use client';

import { useTranslations } from 'use-intl';
import { isRefusalReason, isToldByCode } from '@/lib/domain/api-user/refused-request';
import { findRefusal, isRefusal } from '@/lib/domain/http2sms/refusal';
import { guidesPath, refusalAnchor } from '@/lib/schemas/guide';
import type { RefusalRow } from '@/lib/schemas/refused-request';
import { useRefusalLabel } from '../forms/use-refusal-label';
import { ApiUserLink } from '../ui/ApiUserLink';
import { Link } from '../ui/Link';
import { ROW_LINK } from '../ui/link-look';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { Tag } from '../ui/Tag';

type Props = { serviceName: string; refusals: readonly RefusalRow[]; timeZone: string };

/** Refused requests: with which login, why, when and from where. */
export function RefusalsTable({ serviceName, refusals, timeZone }: Props) {
  const t = useTranslations('refused');
  const columns: readonly Column<RefusalRow>[] = [
    {
      name: 'date',
      head: t('date'),
      onPhone: 'detail',
      cell: ({ at }) => <Moment at={at} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'login',
      head: t('login'),
      isTitle: true,
      cell: (refusal) => <Login serviceName={serviceName} refusal={refusal} />,
    },
    {
      name: 'reason',
      head: t('reason'),
      onPhone: 'state',
      cell: ({ refusal, way }) => <Reason serviceName={serviceName} refusal={refusal} way={way} />,
    },
    {
      name: 'answer',
      head: t('answer'),
      priority: 3,
      cell: ({ refusal, way }) =>
        isToldByCode(way) &&
        isRefusal(refusal) && (
          <span lang="en" className="text-muted">
            {findRefusal(refusal)?.text}
          </span>
        ),
    },
    {
      name: 'code',
      head: t('code'),
      onPhone: 'aside',
      cell: ({ refusal, way }) => {
        const status = isToldByCode(way) ? findRefusal(refusal)?.status : undefined;
        return status === undefined ? null : <Code status={status} />;
      },
    },
    {
      name: 'way',
      head: t('way'),
      onPhone: 'footAside',
      cell: ({ way }) => way && t(`ways.${way}`),
    },
    {
      name: 'from',
      head: t('from'),
      onPhone: 'foot',
      cell: ({ clientIp }) => <span className="wrap-anywhere">{clientIp}</span>,
    },
  ];
  return <Table columns={columns} rows={refusals} keyOf={({ id }) => id} />;
}

/** On a phone it stands without its column's head. */
function Code({ status }: { status: number }) {
  const t = useTranslations('apiUserDetails');
  return (
    <>
      <span className="max-sm:hidden">{status}</span>
      <span className="sm:hidden">{t('code', { code: String(status) })}</span>
    </>
  );
}

/** A login that no API user has, or had then, says so. */
function Login({ serviceName, refusal: { login, whose, way } }: { serviceName: string; refusal: RefusalRow }) {
  const t = useTranslations('refused');
  if (whose === 'present') return <ApiUserLink serviceName={serviceName} login={login} />;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {login === '' ? (
        <span className="text-muted">{t(way === 'rest' ? 'ofAccount' : 'noLogin')}</span>
      ) : (
        <>
          <span className="wrap-anywhere">{login}</span>
          {whose === 'earlier' ? <Tag>{t('earlier')}</Tag> : <Tag tone="warn">{t('noApiUser')}</Tag>}
        </>
      )}
    </span>
  );
}

/** In the reader's language, with the way to where it is explained. */
function Reason({ serviceName, refusal, way }: Pick<RefusalRow, 'refusal' | 'way'> & { serviceName: string }) {
  const labelOf = useRefusalLabel();
  if (!isRefusalReason(refusal)) return refusal;
  const explainedAt =
    way === 'smpp' || !isRefusal(refusal)
      ? guidesPath(serviceName, 'smpp')
      : `${guidesPath(serviceName, 'http2sms')}#${refusalAnchor(refusal)}`;
  return (
    <Link href={explainedAt} className={ROW_LINK}>
      {labelOf(refusal, way)}
    </Link>
  );
}
