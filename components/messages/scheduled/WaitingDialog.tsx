'use client';

import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../../layout/use-time-zone';
import { useAnnounce } from '../../ui/Announcer';
import { CancelDialog } from './CancelDialog';
import { EditDialog } from './EditDialog';
import { MoveDialog } from './MoveDialog';
import { SendNowDialog } from './SendNowDialog';
import type { EditableWaiting, Waiting } from './waiting';

/** What somebody is about to do with what waits. */
export type OpenWaiting =
  | { readonly kind: 'cancel' | 'send-now' | 'move'; readonly waiting: Waiting }
  | { readonly kind: 'edit'; readonly waiting: EditableWaiting };

type Props = { serviceName: string; open: OpenWaiting; onDone?: () => void; onClose: () => void };

/** The dialog of what somebody is about to do; what came of it is announced. */
export function WaitingDialog({ serviceName, open, onDone, onClose }: Props) {
  const announce = useAnnounce();
  const invalidate = useInvalidation(serviceName);
  const timeZone = useTimeZone(serviceName);
  const account = useResource(RESOURCES.account, serviceName, {});
  const senders = useResource(RESOURCES.senders, serviceName, {});
  const common = {
    serviceName,
    timeZone,
    onClose,
    onDone: (message: string) => {
      onClose();
      onDone?.();
      announce(message);
      void invalidate(['messages', 'credits', 'callbacks', 'audit']);
    },
  };
  switch (open.kind) {
    case 'cancel':
      return <CancelDialog waiting={open.waiting} {...common} />;
    case 'send-now':
      return <SendNowDialog waiting={open.waiting} {...common} />;
    case 'move':
      return <MoveDialog waiting={open.waiting} {...common} />;
    case 'edit': {
      if (!account.data || !senders.data) return null;
      const enabled = senders.data.senders.filter(({ isEnabled }) => isEnabled);
      return (
        <EditDialog
          waiting={open.waiting}
          clauses={[account.data.stopClauseText, ...account.data.earlierStopClauses]}
          senders={enabled}
          {...common}
        />
      );
    }
  }
}
