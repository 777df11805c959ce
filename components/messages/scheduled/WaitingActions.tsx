'use client';

import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { Button } from '../../ui/Button';
import { useWaitingEntries } from './use-waiting-entries';
import type { OpenWaiting } from './WaitingDialog';
import { waitingMessage } from './waiting';

type Props = { serviceName: string; message: KeptMessageRow; onOpen: (open: OpenWaiting) => void };

/** What can be done with a message that waits, on its own page. */
export function WaitingActions({ serviceName, message, onOpen }: Props) {
  const entries = useWaitingEntries(serviceName, waitingMessage(message), onOpen);
  return entries.map(({ label, danger, onSelect }) => (
    <Button key={label} look={danger ? 'danger' : 'secondary'} onClick={onSelect}>
      {label}
    </Button>
  ));
}
