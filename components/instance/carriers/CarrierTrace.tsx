'use client';

import { useTranslations } from 'use-intl';
import { isAskedByHttp } from '@/lib/domain/carrier/carrier-setup';
import { INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { carrierTraceFilters, type TraceRow } from '@/lib/schemas/carrier-pages';
import { FilterBar } from '../../filters/FilterBar';
import { ListSection } from '../../filters/ListSection';
import { RowCount } from '../../filters/RowCount';
import { EmptyNotice } from '../../ui/Notice';
import { PttName } from '../../ui/PttName';
import { Status } from '../../ui/Status';
import { type Column, Table } from '../../ui/Table';
import { useFormat } from '../../ui/use-format';
import { CarrierFrame } from './CarrierFrame';
import { useCarrierList } from './use-carrier-list';

type Props = { name: string; timeZone: string };

/** The last things that a carrier was told and said; never a text or a password. */
export function CarrierTrace({ name, timeZone }: Props) {
  return (
    <CarrierFrame name={name} section="/trace" timeZone={timeZone}>
      {({ kind }) => <Trace name={name} timeZone={timeZone} opens={isAskedByHttp(kind)} />}
    </CarrierFrame>
  );
}

function Trace({ name, timeZone, opens }: Props & { opens: boolean }) {
  const t = useTranslations('instance.carriers.trace');
  const { list, read } = useCarrierList(INSTANCE_RESOURCES.carrierTrace, carrierTraceFilters, (asked) => ({
    ...asked,
    name,
  }));
  const labels = { search: t('search'), direction: t('direction'), outcome: t('outcome') };
  const directions = (['out', 'in'] as const).map((one) => [one, t(`directions.${one}`)] as const);
  return (
    <>
      <p className="mt-3 max-w-3xl text-muted">
        {t('text')} {opens && t('opens')}
      </p>
      <div className="mt-3">
        <FilterBar
          list={list}
          search={{ kind: 'text', of: 'trace', name: 'search', label: labels.search }}
          fields={[
            { kind: 'choice', name: 'direction', label: labels.direction, options: directions },
            { kind: 'choice', name: 'outcome', label: labels.outcome, options: [['fault', t('faults')]] },
          ]}
          count={
            read.data?.isSilent === false && (
              <RowCount shown={read.data.entries.length} isAll isFiltered={list.isFiltered} />
            )
          }
        />
      </div>
      <ListSection list={list} labels={labels} label={t('title')} rows={8} read={read}>
        {({ entries, isSilent }) =>
          entries.length > 0 ? (
            <TraceTable entries={entries} timeZone={timeZone} />
          ) : (
            <NoEntries why={whyNone(isSilent, list.isFiltered)} />
          )
        }
      </ListSection>
    </>
  );
}

type WhyNone = 'silent' | 'noMatch' | 'none';

const whyNone = (isSilent: boolean, isFiltered: boolean): WhyNone => {
  if (isSilent) return 'silent';
  return isFiltered ? 'noMatch' : 'none';
};

function NoEntries({ why }: { why: WhyNone }) {
  const t = useTranslations('instance.carriers.trace');
  return <EmptyNotice title={t(why)}>{t(`${why}Text`)}</EmptyNotice>;
}

type OwnWord = 'message' | 'receipt' | 'accepted' | 'refused' | 'later' | 'unknown' | 'noRequest';

/** What Chappe itself calls an exchange, where no protocol has a word for it. */
const OWN_WORDS = new Map<string, OwnWord>([
  ['message', 'message'],
  ['receipt', 'receipt'],
  ['accepted', 'accepted'],
  ['refused', 'refused'],
  ['later', 'later'],
  ['unknown', 'unknown'],
  ['no request', 'noRequest'],
]);

/** The status of what was taken, by any protocol. */
const OK = 'ok';

/** The status of what Chappe's own code for it tells. */
const PTT = /^ptt (\d+)$/;

function TraceTable({ entries, timeZone }: { entries: readonly TraceRow[]; timeZone: string }) {
  const t = useTranslations('instance.carriers.trace');
  const format = useFormat();
  const mono = (text: string | number) => <span className="font-mono text-2xs wrap-anywhere">{text}</span>;
  const columns: readonly Column<TraceRow>[] = [
    {
      name: 'at',
      head: t('columns.at'),
      onPhone: 'aside',
      cell: ({ at }) => (
        <time dateTime={at} className="whitespace-nowrap tabular-nums">
          {format.exactTime(at, timeZone)}
        </time>
      ),
    },
    {
      name: 'direction',
      head: t('columns.direction'),
      onPhone: 'state',
      cell: (exchange) => <Direction of={exchange} />,
    },
    { name: 'what', head: t('columns.what'), isTitle: true, cell: ({ what }) => <Said of={what} /> },
    {
      name: 'status',
      head: t('columns.status'),
      onPhone: 'footAside',
      cell: ({ status, isFault }) => status !== null && <Answered status={status} isFault={isFault} />,
    },
    {
      name: 'msisdn',
      head: t('columns.msisdn'),
      onPhone: 'detail',
      cell: ({ groupedMsisdn }) =>
        groupedMsisdn !== null && groupedMsisdn !== '' && <span className="wrap-anywhere">{groupedMsisdn}</span>,
    },
    { name: 'id', head: t('columns.id'), cell: ({ carrierId }) => carrierId !== null && mono(carrierId) },
    {
      name: 'exchange',
      head: t('columns.exchange'),
      priority: 3,
      cell: ({ exchange }) => exchange !== null && mono(exchange),
    },
    {
      name: 'length',
      head: t('columns.length'),
      numeric: true,
      priority: 2,
      cell: ({ textLength }) => textLength !== null && textLength > 0 && format.count(textLength),
    },
  ];
  const details = { label: t('whole'), of: ({ whole }: TraceRow) => whole !== null && <Whole>{whole}</Whole> };
  const hasDetails = entries.some(({ whole }) => whole !== null);
  return <Table rows={withKeys(entries)} keyOf={({ key }) => key} columns={columns} {...(hasDetails && { details })} />;
}

/** Beside the status it would read as what that is of, so on a phone it says what it is itself. */
function Direction({ of: { direction, connection } }: { of: TraceRow }) {
  const t = useTranslations('instance.carriers.trace');
  return (
    <span>
      <span aria-hidden="true" className="text-muted sm:hidden">
        {t('directionIs')}{' '}
      </span>
      <span className="max-sm:lowercase">
        {connection === null ? t(`directions.${direction}`) : t(`directionsOn.${direction}`, { connection })}
      </span>
    </span>
  );
}

type AnsweredProps = { status: string; isFault: boolean };

/** The status of an exchange: Chappe's own words in the reader's language, a protocol's as it has them. */
function Answered({ status, isFault }: AnsweredProps) {
  const t = useTranslations('instance.carriers.trace.words');
  const ptt = PTT.exec(status)?.[1];
  if (status === OK) return t('ok');
  if (ptt !== undefined) return <PttName ptt={Number(ptt)} />;
  return <span lang="en">{isFault ? <Status signal="bad">{status}</Status> : status}</span>;
}

/** What was said: Chappe's own words in the reader's language, a protocol's as it has them. */
function Said({ of }: { of: string }) {
  const t = useTranslations('instance.carriers.trace.words');
  const word = OWN_WORDS.get(of);
  return word === undefined ? (
    <span lang="en" className="font-mono text-2xs wrap-anywhere">
      {of}
    </span>
  ) : (
    t(word)
  );
}

const Whole = ({ children }: { children: string }) => (
  <pre className="font-mono text-2xs wrap-anywhere whitespace-pre-wrap">{children}</pre>
);

/** Several may be of one moment, and all alike. What comes first is the newest, so a key is what it was when more comes. */
function withKeys(entries: readonly TraceRow[]): (TraceRow & { key: string })[] {
  const counts = new Map<string, number>();
  return entries
    .toReversed()
    .map((entry) => {
      const alike = [entry.at, entry.direction, entry.what, entry.connection, entry.exchange].join(' ');
      const count = (counts.get(alike) ?? 0) + 1;
      counts.set(alike, count);
      return { ...entry, key: `${alike} ${String(count)}` };
    })
    .reverse();
}
