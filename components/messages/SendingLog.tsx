'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import type { MessageList, MessageListQuery } from '@/lib/schemas/message';
import { SendLink } from '../layout/SendLink';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { buttonLook } from '../ui/button-look';
import { LINK } from '../ui/link-look';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { BulkSends } from './BulkSends';
import { MessagesTable } from './MessagesTable';

const FIRST_PAGE = { before: undefined, after: undefined } as const;

export function SendingLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('messages');
  const titles = useTranslations('titles');
  const { query, faults, hrefWith, change } = useListState(RESOURCES.messages.query);
  const log = useResource(RESOURCES.messages, serviceName, query);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  return (
    <>
      <PageHead title={titles('messages')}>
        <SendLink serviceName={serviceName} />
      </PageHead>
      <Filters query={query} onChange={(filter) => change({ ...filter, ...FIRST_PAGE })} />
      {log.data && <BulkSends sends={log.data.bulkSends} />}
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <QuerySection label={t('list')} rows={6} read={log}>
        {({ messages, searchedTo }) =>
          messages.length > 0 ? (
            <MessagesTable
              serviceName={serviceName}
              messages={messages}
              timeZone={account?.timeZone ?? 'UTC'}
              list="messages"
            />
          ) : (
            <NoMessages filtered={query.login + query.recipient + query.state !== ''} searching={searchedTo !== null} />
          )
        }
      </QuerySection>
      {log.data && <Pages list={log.data} goingBack={query.after !== undefined} hrefWith={hrefWith} />}
    </>
  );
}

function NoMessages({ filtered, searching }: { filtered: boolean; searching: boolean }) {
  const t = useTranslations('messages');
  if (searching) return <EmptyNotice title={t('noMatchSoFar')}>{t('noMatchSoFarText')}</EmptyNotice>;
  if (filtered) return <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>;
  return (
    <EmptyNotice title={t('none')}>
      {t.rich('noneText', {
        link: (text) => (
          <Link href="/docs/http2sms" className={LINK}>
            {text}
          </Link>
        ),
      })}
    </EmptyNotice>
  );
}

type PagesProps = {
  list: MessageList;
  goingBack: boolean;
  hrefWith: (changes: { before: number | undefined; after: number | undefined }) => string;
};

const PAGE_LINK = buttonLook('secondary');

/** Where each link leads. A search that was not finished goes on where it stopped, in the direction in which it went. */
function linksOf({ messages, searchedTo }: MessageList, goingBack: boolean) {
  const further = (label: 'newer' | 'older', id: number | undefined, searching: boolean) =>
    searching && searchedTo !== null ? ({ label: 'searchFurther', id: searchedTo } as const) : { label, id };
  return {
    newer: further('newer', messages[0]?.id, goingBack),
    older: further('older', messages.at(-1)?.id, !goingBack),
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

type FiltersProps = {
  query: MessageListQuery;
  onChange: (filter: { login?: string; recipient?: string; state?: string }) => void;
};

function Filters({ query, onChange }: FiltersProps) {
  const t = useTranslations('messages');
  return (
    <div className="flex flex-wrap gap-3">
      <SearchField label={t('recipient')} value={query.recipient} onChange={(recipient) => onChange({ recipient })} />
      <SearchField label={t('apiUser')} value={query.login} onChange={(login) => onChange({ login })} />
      <SelectField
        label={t('status')}
        value={query.state}
        options={[['', t('anyStatus')], ...MESSAGE_STATES.map((state) => [state, t(`states.${state}`)] as const)]}
        onChange={(state) => onChange({ state })}
      />
    </div>
  );
}
