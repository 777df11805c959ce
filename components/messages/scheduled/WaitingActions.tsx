'use client';

import { useState } from 'react';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { Button } from '../../ui/Button';
import { useWaitingEntries } from './use-waiting-entries';
import { type OpenWaiting, WaitingDialog } from './WaitingDialog';
import { waitingMessage } from './waiting';

type Props = { serviceName: string; message: KeptMessageRow };

/** What can be done with a message that waits, on its own page. */
export function WaitingActions({ serviceName, message }: Props) {
  const [open, setOpen] = useState<OpenWaiting | null>(null);
  const entries = useWaitingEntries(serviceName, waitingMessage(message), setOpen);
  return (
    <>
      {entries.map(({ label, danger, onSelect }) => (
        <Button key={label} look={danger ? 'danger' : 'secondary'} onClick={onSelect}>
          {label}
        </Button>
      ))}
      {open && <WaitingDialog serviceName={serviceName} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}
