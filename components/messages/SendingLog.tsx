'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import type { MessageList } from '@/lib/schemas/message';
import { type Emptiness, emptiness } from '../filters/emptiness';
import type { FilterOption } from '../filters/filter-field';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { SendLink } from '../layout/SendLink';
import { useTimeZone } from '../layout/use-time-zone';
import { buttonLook } from '../ui/button-look';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { TextLink } from '../ui/TextLink';
import { BulkSends } from './BulkSends';
import { MessageFilters } from './MessageFilters';
import { MessagesTable } from './MessagesTable';

type Props = { serviceName: string; countries: readonly FilterOption[] };

export function SendingLog({ serviceName, countries }: Props) {
  const t = useTranslations('messages');
  const titles = useTranslations('titles');
  const { list, query, read } = useList(RESOURCES.messages, serviceName);
  const timeZone = useTimeZone(serviceName);
  return (
    <>
      <PageHead title={titles('messages')}>
        <SendLink serviceName={serviceName} />
      </PageHead>
      <MessageFilters
        list={list}
        countries={countries}
        timeZone={timeZone}
        count={
          read.data && <RowCount shown={read.data.rows.length} isAll={!read.data.hasNewer && !read.data.hasOlder} />
        }
      />
      {read.data && <BulkSends sends={read.data.bulkSends} />}
      <ListSection list={list} label={t('list')} rows={6} read={read}>
        {({ rows, searchedTo }) =>
          rows.length > 0 ? (
            <MessagesTable serviceName={serviceName} messages={rows} timeZone={timeZone} list="messages" />
          ) : (
            <NoMessages why={emptiness(list.isFiltered, searchedTo !== null)} />
          )
        }
      </ListSection>
      {read.data && <Pages list={read.data} goingBack={query.after !== undefined} hrefWith={list.hrefWith} />}
    </>
  );
}

function NoMessages({ why }: { why: Emptiness }) {
  const t = useTranslations('messages.empty');
  if (why !== 'none') return <EmptyNotice title={t(`${why}.title`)}>{t(`${why}.text`)}</EmptyNotice>;
  const link = (text: ReactNode) => <TextLink href="/docs/http2sms">{text}</TextLink>;
  return <EmptyNotice title={t('none.title')}>{t.rich('none.text', { link })}</EmptyNotice>;
}

type PagesProps = {
  list: MessageList;
  goingBack: boolean;
  hrefWith: (changes: { before: number | undefined; after: number | undefined }) => string;
};

const PAGE_LINK = buttonLook('secondary');

/** Where each link leads. A search that was not finished goes on where it stopped, in the direction in which it went. */
function linksOf({ rows, searchedTo }: MessageList, goingBack: boolean) {
  const further = (label: 'newer' | 'older', id: number | undefined, searching: boolean) =>
    searching && searchedTo !== null ? ({ label: 'searchFurther', id: searchedTo } as const) : { label, id };
  return {
    newer: further('newer', rows[0]?.id, goingBack),
    older: further('older', rows.at(-1)?.id, !goingBack),
  };
}

function Pages({ list, goingBack, hrefWith }: PagesProps) {
  const t = useTranslations('messages');
  const ui = useTranslations('ui');
  const { hasNewer, hasOlder, searchedTo } = list;
  if (!hasNewer && !hasOlder) return null;
  const { newer, older } = linksOf(list, goingBack);
  return (
    <nav aria-label={ui('pages')} className="mt-4 flex flex-wrap items-center justify-end gap-2">
      {searchedTo !== null && <p className="text-muted">{t('notSearched')}</p>}
      {hasNewer && (
        <Link href={hrefWith({ before: undefined, after: newer.id })} className={PAGE_LINK}>
          {ui(newer.label)}
        </Link>
      )}
      {hasOlder && (
        <Link href={hrefWith({ after: undefined, before: older.id })} className={PAGE_LINK}>
          {ui(older.label)}
        </Link>
      )}
    </nav>
  );
}
