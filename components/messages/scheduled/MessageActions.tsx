'use client';

import { useState } from 'react';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { onDemand } from '../../forms/on-demand';
import { DeleteButton } from '../DeleteButton';
import { ResendButton } from '../send/ResendButton';
import { WaitingActions } from './WaitingActions';
import type { OpenWaiting } from './WaitingDialog';
import { waitingMessage } from './waiting';

const WaitingDialog = onDemand(async () => (await import('./WaitingDialog')).WaitingDialog);

/**
 * What can be done with a message on its own page: as long as it waits, and once it is over, not in between, when it may
 * still arrive and another one would be one too many. A dialog that is open stays, with what is typed into it, when the
 * message's moment comes meanwhile.
 */
export function MessageActions({ serviceName, id }: { serviceName: string; id: number }) {
  const { data } = useResource(RESOURCES.message, serviceName, { id });
  const [open, setOpen] = useState<OpenWaiting | null>(null);
  return (
    <>
      {data?.message.state === 'scheduled' && (
        <WaitingActions serviceName={serviceName} waiting={waitingMessage(data.message)} onOpen={setOpen} />
      )}
      {data && data.message.state !== 'scheduled' && (
        <div className="flex flex-wrap gap-2">
          {data.message.isOver && <ResendButton serviceName={serviceName} message={data.message} />}
          <DeleteButton serviceName={serviceName} message={data.message} />
        </div>
      )}
      {open && <WaitingDialog serviceName={serviceName} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}
