'use client';

import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { ResendButton } from '../send/ResendButton';
import { WaitingActions } from './WaitingActions';

/** What can be done with a message on its own page: as long as it waits, and once it does not. */
export function MessageActions({ serviceName, id }: { serviceName: string; id: number }) {
  const { data } = useResource(RESOURCES.message, serviceName, { id });
  if (!data) return null;
  const { message } = data;
  return message.state === 'scheduled' ? (
    <WaitingActions serviceName={serviceName} message={message} />
  ) : (
    <ResendButton serviceName={serviceName} message={message} />
  );
}
