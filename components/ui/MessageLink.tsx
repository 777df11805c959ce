'use client';

import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { bulkHref, type MessageListPage, messageHref } from '@/lib/schemas/message-address';
import { Link } from './Link';
import { ROW_LINK } from './link-look';

type Props = {
  serviceName: string;
  id: number;
  /** Where the link stands: the page leads back there, to what is asked for now. */
  list: MessageListPage;
  children: ReactNode;
};

const linkTo = (hrefOf: typeof messageHref) =>
  function PageLink({ serviceName, id, list, children }: Props) {
    return (
      <Link href={hrefOf(serviceName, id, list, new URLSearchParams(useSearchParams()))} className={ROW_LINK}>
        {children}
      </Link>
    );
  };

/** To a message's page. It is not fetched ahead: a log has fifty of them. */
export const MessageLink = linkTo(messageHref);

/** To a bulk send's page. */
export const BulkLink = linkTo(bulkHref);
