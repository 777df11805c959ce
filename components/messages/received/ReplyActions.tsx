'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { IconButton } from '../../ui/IconButton';
import { ReplyButton } from './ReplyButton';

type Props = {
  serviceName: string;
  message: IncomingRow;
  /** Null: the reader may delete none. */
  onDelete: ((message: IncomingRow) => void) | null;
};

/** What can be done with a reply. */
export function ReplyActions({ serviceName, message, onDelete }: Props) {
  const t = useTranslations('received');
  return (
    <span className="inline-flex shrink-0 gap-1">
      <ReplyButton serviceName={serviceName} message={message} />
      {onDelete && (
        <IconButton
          label={t('deleteOf', { number: message.groupedMsisdn })}
          blocked={message.keptBy === null ? undefined : t(`keptBy.${message.keptBy}`)}
          onClick={() => onDelete(message)}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      )}
    </span>
  );
}
