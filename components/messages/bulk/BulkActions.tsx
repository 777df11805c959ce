'use client';

import { useState } from 'react';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { onDemand } from '../../forms/on-demand';
import { WaitingActions } from '../scheduled/WaitingActions';
import type { OpenWaiting } from '../scheduled/WaitingDialog';
import { waitingSend } from '../scheduled/waiting';

const WaitingDialog = onDemand(async () => (await import('../scheduled/WaitingDialog')).WaitingDialog);

type Props = { serviceName: string; send: KeptBulkRow };

/**
 * What can be done with a bulk send while it waits. A dialog that is open stays, with what is typed into it, when the
 * send's moment comes meanwhile.
 */
export function BulkActions({ serviceName, send }: Props) {
  const [open, setOpen] = useState<OpenWaiting | null>(null);
  const { preview, held } = send;
  const texts = send.texts.map(({ text }) => text);
  const waiting = waitingSend({ ...send, credits: held, texts, refused: preview?.refused ?? 0 });
  return (
    <>
      {send.waits && <WaitingActions serviceName={serviceName} waiting={waiting} onOpen={setOpen} />}
      {open && <WaitingDialog serviceName={serviceName} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}
