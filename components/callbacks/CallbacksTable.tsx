'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import { ApiUserLink } from '../ui/ApiUserLink';
import { Breakable } from '../ui/Breakable';
import { MessageLink } from '../ui/MessageLink';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { useCallOutcome } from '../ui/use-call-outcome';
import { useFormat } from '../ui/use-format';
import { CallbackState } from './CallbackState';
import { CallbackTold } from './CallbackTold';
import { CallbackTries } from './CallbackTries';
import { type Redeliver, RedeliverButton } from './RedeliverButton';

type Props = {
  serviceName: string;
  timeZone: string;
  deliveries: readonly CallbackRow[];
  /** Whether all of them are of one API user, which the page has already named. */
  isOfOne?: boolean;
  /** Undefined: the reader may not. */
  onRedeliver: Redeliver | undefined;
};

/** One line a call, which opens its tries. */
export function CallbacksTable({ serviceName, timeZone, deliveries, isOfOne = false, onRedeliver }: Props) {
  const t = useTranslations('callbacks');
  const format = useFormat();
  const columns: readonly Column<CallbackRow>[] = [
    {
      name: 'date',
      head: t('date'),
      isTitle: true,
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    { name: 'status', head: t('status'), onPhone: 'state', cell: (delivery) => <Outcome {...delivery} /> },
    {
      name: 'about',
      head: t('about'),
      onPhone: 'aside',
      cell: (delivery) => <About serviceName={serviceName} delivery={delivery} />,
    },
    {
      name: 'told',
      head: t('told'),
      onPhone: 'foot',
      cell: (delivery) => <CallbackTold delivery={delivery} isShort />,
    },
    {
      name: 'apiUser',
      head: t('apiUser'),
      onPhone: 'footAside',
      cell: ({ login }) =>
        login && (
          <span className="max-sm:max-w-40">
            <ApiUserLink serviceName={serviceName} login={login} />
          </span>
        ),
    },
    {
      name: 'host',
      head: t('host'),
      priority: 2,
      onPhone: 'hidden',
      cell: ({ url }) => (
        <span className="block min-w-36">
          <Breakable>{hostOf(url)}</Breakable>
        </span>
      ),
    },
    {
      name: 'took',
      head: t('took'),
      numeric: true,
      priority: 2,
      onPhone: 'hidden',
      cell: ({ history }) => {
        const last = history.at(-1);
        return last ? <span className="whitespace-nowrap">{format.duration(last.durationMs)}</span> : null;
      },
    },
    {
      name: 'tries',
      head: t('tries'),
      numeric: true,
      onPhone: 'hidden',
      cell: ({ history }) => format.count(history.length),
    },
  ];
  const details = {
    label: t('showTries'),
    of: (delivery: CallbackRow) => (
      <>
        <p className="max-sm:hidden empty:hidden lg:hidden">
          <CallbackTold delivery={delivery} />
        </p>
        <CallbackTries delivery={delivery} timeZone={timeZone} />
        <RedeliverButton delivery={delivery} onRedeliver={onRedeliver} className="mt-3" />
      </>
    ),
  };
  const shown = isOfOne ? columns.filter(({ name }) => name !== 'apiUser' && name !== 'host') : columns;
  return <Table columns={shown} rows={deliveries} keyOf={({ id }) => id} details={details} />;
}

/** Whose server it is, as its URL says it and the log is searched by. */
const hostOf = (url: string): string => /^https?:\/+([^/?#\\]+)/i.exec(url)?.[1] ?? url;

const WORDS = 'inline-flex flex-wrap items-center gap-x-2 align-top';

/** How far it has come, and what the last try found. */
function Outcome({ status, history }: CallbackRow) {
  const callOutcome = useCallOutcome();
  const last = history.at(-1);
  return (
    <span className={WORDS}>
      <CallbackState status={status} />
      {last && <span className="text-muted sm:max-lg:hidden">{callOutcome(last)}</span>}
    </span>
  );
}

/** What a call was about: a message, whose page it leads to, or nothing but a test. */
function About({ serviceName, delivery: { kind, messageId } }: { serviceName: string; delivery: CallbackRow }) {
  const t = useTranslations('callbacks');
  if (kind === 'test') return <span className="text-muted">{t('test.name')}</span>;
  return (
    <span className="relative whitespace-nowrap">
      <MessageLink serviceName={serviceName} id={messageId} list="callbacks">
        {messageId}
      </MessageLink>
    </span>
  );
}
