'use client';

import { useTranslations } from 'use-intl';
import type { WaitingMessageRow } from '@/lib/schemas/scheduled';
import { MessageLink } from '../../ui/MessageLink';
import { type Column, Table } from '../../ui/Table';
import { Tick } from '../../ui/Tick';
import { useFormat } from '../../ui/use-format';
import { TextCell } from '../TextCell';
import { useWaitingColumns } from './use-waiting-columns';
import type { OpenWaiting } from './WaitingDialog';
import { WaitingMenu } from './WaitingMenu';
import { WaitingTitle } from './WaitingTitle';
import { waitingMessage } from './waiting';

type Props = {
  serviceName: string;
  messages: readonly WaitingMessageRow[];
  timeZone: string;
  /** Null: the reader has nothing to choose them for. */
  chosen: ReadonlySet<number> | null;
  onChoose: (id: number, isChosen: boolean) => void;
  onOpen: (open: OpenWaiting) => void;
};

/** What waits, the soonest first. */
export function ScheduledTable({ serviceName, messages, timeZone, chosen, onChoose, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const words = useTranslations('messages');
  const format = useFormat();
  const { due, sender, sentBy, text, credits } = useWaitingColumns(timeZone);
  const columns: readonly Column<WaitingMessageRow>[] = [
    {
      name: 'recipient',
      head: words('recipient'),
      isTitle: true,
      hasTick: chosen !== null,
      cell: ({ id, groupedRecipient: recipient, willBeRefused }) => (
        <span className="flex items-baseline gap-2.5 whitespace-nowrap lg:min-w-36">
          {chosen && (
            <Tick
              checked={chosen.has(id)}
              onChange={(event) => onChoose(id, event.target.checked)}
              aria-label={t('choose', { recipient })}
              className="self-start max-sm:-my-0.5 max-sm:size-6 sm:mt-0.5"
            />
          )}
          <WaitingTitle refused={willBeRefused && words('willBeRefused')}>
            <MessageLink serviceName={serviceName} id={id} list="scheduled">
              {recipient}
            </MessageLink>
          </WaitingTitle>
        </span>
      ),
    },
    due,
    sender,
    sentBy,
    { ...text, cell: (message) => <TextCell text={message.text} /> },
    {
      name: 'segments',
      head: words('segments'),
      numeric: true,
      priority: 3,
      onPhone: 'hidden',
      cell: ({ segmentCount }) => format.count(segmentCount),
    },
    credits,
  ];
  const actions = {
    head: t('actions'),
    of: (message: WaitingMessageRow) => (
      <WaitingMenu serviceName={serviceName} waiting={waitingMessage(message)} onOpen={onOpen} />
    ),
  };
  return <Table columns={columns} rows={messages} keyOf={({ id }) => id} {...(chosen && { actions })} />;
}
