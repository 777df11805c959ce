'use client';

import { useTranslations } from 'use-intl';
import type { WaitingSendRow } from '@/lib/schemas/scheduled';
import { BulkLink } from '../../ui/MessageLink';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { type Column, Table } from '../../ui/Table';
import { useWaitingColumns } from './use-waiting-columns';
import type { OpenWaiting } from './WaitingDialog';
import { WaitingMenu } from './WaitingMenu';
import { refusedOf, waitingSend } from './waiting';

type Props = {
  serviceName: string;
  sends: readonly WaitingSendRow[];
  timeZone: string;
  /** Whether the reader may do anything with them. */
  mayChange: boolean;
  onOpen: (open: OpenWaiting) => void;
};

/** Sends to very many, one row each: none of their messages is written before its moment. */
export function WaitingSends({ serviceName, sends, timeZone, mayChange, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const words = useTranslations('messages');
  const { due, sender, sentBy, credits } = useWaitingColumns(timeZone);
  if (sends.length === 0) return null;
  const columns: readonly Column<WaitingSendRow>[] = [
    {
      name: 'recipient',
      head: words('recipient'),
      isTitle: true,
      cell: (send) => (
        <span className="flex flex-col gap-0.5 lg:min-w-36">
          <BulkLink serviceName={serviceName} id={send.id} list="scheduled">
            {t('toMany', { count: send.messageCount })}
          </BulkLink>
          {send.refused > 0 && (
            <Status signal="warn">
              <span className="block max-w-44 whitespace-normal">{t('sendRefused', refusedOf(send))}</span>
            </Status>
          )}
        </span>
      ),
    },
    due,
    sender,
    sentBy,
    {
      name: 'text',
      head: words('text'),
      onPhone: 'wide',
      priority: 1,
      share: 'large',
      cell: ({ texts }) => (
        <span title={texts[0]} className="line-clamp-1 wrap-anywhere text-secondary max-sm:line-clamp-2">
          {texts[0] ?? t('ownTexts')}
        </span>
      ),
    },
    // As wide as what the table of messages has there, and its segments.
    { ...credits, cell: (send) => <div className="xl:min-w-29">{credits.cell(send)}</div> },
  ];
  const actions = {
    head: t('actions'),
    of: (send: WaitingSendRow) => <WaitingMenu serviceName={serviceName} waiting={waitingSend(send)} onOpen={onOpen} />,
  };
  return (
    <div className="mb-4">
      <Panel title={t('sends')}>
        <Table columns={columns} rows={sends} keyOf={({ id }) => id} {...(mayChange && { actions })} />
      </Panel>
    </div>
  );
}
