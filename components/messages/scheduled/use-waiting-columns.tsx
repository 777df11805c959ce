'use client';

import { useTranslations } from 'use-intl';
import type { WaitingMessageRow } from '@/lib/schemas/scheduled';
import { Moment } from '../../ui/Moment';
import { SenderName } from '../../ui/SenderName';
import type { Column } from '../../ui/Table';
import { CreditsCell } from '../CreditsCell';
import { SentByCell } from '../SentByCell';

type Waiting = Pick<WaitingMessageRow, 'dueAt' | 'groupedSender' | 'login' | 'sentBy' | 'credits'>;

/** What a table of messages and one of bulk sends both show, as wide in either so that they stand below each other. */
export function useWaitingColumns(timeZone: string) {
  const t = useTranslations('scheduled');
  const words = useTranslations('messages');
  const shared = {
    due: {
      name: 'due',
      head: t('due'),
      onPhone: 'aside',
      cell: ({ dueAt }) => (
        <Moment
          at={dueAt}
          timeZone={timeZone}
          isPlanned
          className="whitespace-nowrap tabular-nums lg:inline-block lg:min-w-32"
        />
      ),
    },
    sender: {
      name: 'sender',
      head: words('sender'),
      onPhone: 'state',
      cell: ({ groupedSender }) => (
        <span className="lg:inline-block lg:min-w-24">
          <SenderName name={groupedSender} />
        </span>
      ),
    },
    sentBy: {
      name: 'sentBy',
      head: words('sentBy'),
      onPhone: 'footAside',
      cell: (waiting) => (
        <div className="lg:min-w-32">
          <SentByCell sent={waiting} />
        </div>
      ),
    },
    credits: {
      name: 'credits',
      head: words('credits'),
      numeric: true,
      onPhone: 'detail',
      cell: ({ credits }) => <CreditsCell hundredths={credits} />,
    },
  } as const satisfies Record<string, Column<Waiting>>;
  /** Without its cells: a send has several. */
  const text = { name: 'text', head: words('text'), onPhone: 'wide', priority: 1, share: 'large' } as const;
  return { ...shared, text };
}
