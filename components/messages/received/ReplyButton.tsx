'use client';

import { Reply } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { IconButton } from '../../ui/IconButton';
import { DraftButton } from '../send/DraftButton';

type Props = { serviceName: string; message: IncomingRow };

/** Opens the page that sends, to whoever sent this, from the sender that they replied to. To a STOP nothing can be sent. */
export function ReplyButton({ serviceName, message }: Props) {
  const { msisdn, groupedMsisdn, sender, text, createdAt, isStop } = message;
  const t = useTranslations('received');
  if (isStop) return null;
  return (
    <DraftButton
      serviceName={serviceName}
      replaces={t('replaceText')}
      answered={{ msisdn, groupedMsisdn, text, createdAt }}
      begin={() => ({ sender: sender ?? '', recipients: formatMsisdn(msisdn) })}
    >
      {(open) => (
        <IconButton label={t('replyTo', { number: groupedMsisdn })} onClick={open}>
          <Reply aria-hidden="true" />
        </IconButton>
      )}
    </DraftButton>
  );
}
