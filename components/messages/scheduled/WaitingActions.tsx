'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { Button } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { useWaitingEntries } from './use-waiting-entries';
import type { OpenWaiting } from './WaitingDialog';
import { waitingMessage } from './waiting';

type Props = { serviceName: string; message: KeptMessageRow; onOpen: (open: OpenWaiting) => void };

/** What can be done with a message that waits, on its own page. */
export function WaitingActions({ serviceName, message, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const entries = useWaitingEntries(serviceName, waitingMessage(message), onOpen);
  if (entries.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button>
          {t('actions')} <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      }
      entries={entries}
    />
  );
}
