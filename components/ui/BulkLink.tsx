'use client';

import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { bulkHref, type MessageListPage } from '@/lib/schemas/message-address';
import { Link } from './Link';
import { ROW_LINK } from './link-look';

type Props = {
  serviceName: string;
  id: number;
  /** Where the link stands: the send's page leads back there, to what is asked for now. */
  list: MessageListPage;
  children: ReactNode;
};

/** To a bulk send's page. */
export function BulkLink({ serviceName, id, list, children }: Props) {
  return (
    <Link href={bulkHref(serviceName, id, list, new URLSearchParams(useSearchParams()))} className={ROW_LINK}>
      {children}
    </Link>
  );
}
