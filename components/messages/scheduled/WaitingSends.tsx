'use client';

import { useTranslations } from 'use-intl';
import type { WaitingSendRow } from '@/lib/schemas/scheduled';
import { BulkLink } from '../../ui/MessageLink';
import { Panel } from '../../ui/Panel';
import { type Column, Table } from '../../ui/Table';
import { TextCell } from '../TextCell';
import { useWaitingColumns } from './use-waiting-columns';
import type { OpenWaiting } from './WaitingDialog';
import { WaitingMenu } from './WaitingMenu';
import { WaitingTitle } from './WaitingTitle';
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
  const { due, sender, sentBy, text, credits } = useWaitingColumns(timeZone);
  if (sends.length === 0) return null;
  const columns: readonly Column<WaitingSendRow>[] = [
    {
      name: 'recipient',
      head: words('recipient'),
      isTitle: true,
      cell: (send) => (
        <div className="lg:min-w-36">
          <WaitingTitle refused={send.refused > 0 && t('sendRefused', refusedOf(send))}>
            <BulkLink serviceName={serviceName} id={send.id} list="scheduled">
              {t('toMany', { count: send.messageCount })}
            </BulkLink>
          </WaitingTitle>
        </div>
      ),
    },
    due,
    sender,
    sentBy,
    { ...text, cell: ({ texts }) => <TextCell text={texts[0] ?? null} /> },
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
