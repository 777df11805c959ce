'use client';

import { Ban, Ellipsis } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { isDeadNumber } from '@/lib/domain/delivery/ptt';
import { isSentBulk, type MessageRow, type SentBulkRow } from '@/lib/schemas/message';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';

/** A message that nobody at its number will ever get, and that our own blacklist did not stop. */
export const isToDeadNumber = (line: MessageRow | SentBulkRow): line is MessageRow =>
  !isSentBulk(line) && !line.isBlacklisted && isDeadNumber(line.ptt);

type Props = { message: MessageRow; onBlacklist: (msisdn: string) => void };

/** What can be done about a number that gets nothing. */
export function DeadNumberMenu({ message: { recipient, groupedRecipient }, onBlacklist }: Props) {
  const t = useTranslations('blacklist');
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', { number: groupedRecipient })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={[
        {
          label: t('addThis'),
          icon: <Ban aria-hidden="true" className="size-4" />,
          onSelect: () => onBlacklist(recipient),
        },
      ]}
    />
  );
}
