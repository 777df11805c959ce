'use client';

import { Ban } from 'lucide-react';
import { type ComponentProps, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isDeadNumber } from '@/lib/domain/delivery/ptt';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { onDemand } from '../../forms/on-demand';
import { Button } from '../../ui/Button';
import { DeleteButton, WhyKept } from '../DeleteButton';
import { ResendButton } from '../send/ResendButton';
import { useBlacklisting } from '../use-blacklisting';
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
        <EndedActions serviceName={serviceName} message={data.message} movements={data.movements} />
      )}
      {open && <WaitingDialog serviceName={serviceName} open={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/**
 * Of one that was sent or tried. To a number on the blacklist nothing is sent again: its page leads to the blacklist. Where
 * a number gets nothing any more, blacklisting it comes first.
 */
function EndedActions({ serviceName, message, movements }: ComponentProps<typeof ResendButton>) {
  const t = useTranslations('blacklist');
  const blacklisting = useBlacklisting(serviceName);
  const whyId = useId();
  const { isOver, isBlacklisted, isRecipientBlacklisted, ptt, recipient } = message;
  // What the account's own blacklist stopped says nothing any more once the number was taken off it.
  const isDead = isDeadNumber(ptt) && !isBlacklisted && !isRecipientBlacklisted;
  return (
    <div className="flex flex-col gap-1.5 sm:items-end">
      <div className="flex flex-wrap gap-2 max-sm:[&>*]:flex-auto">
        {isDead && blacklisting && (
          <Button onClick={() => blacklisting.begin(recipient)}>
            <Ban aria-hidden="true" className="size-4" />
            {t('addThis')}
          </Button>
        )}
        {isOver && !isRecipientBlacklisted && (
          <ResendButton serviceName={serviceName} message={message} movements={movements} />
        )}
        <DeleteButton serviceName={serviceName} message={message} whyId={whyId} />
      </div>
      <WhyKept serviceName={serviceName} message={message} whyId={whyId} />
      {blacklisting?.dialog}
    </div>
  );
}
