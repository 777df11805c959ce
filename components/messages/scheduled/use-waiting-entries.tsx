'use client';

import { CalendarClock, Pencil, Send, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { useRole } from '../../layout/use-role';
import type { MenuEntry } from '../../ui/Menu';
import type { OpenWaiting } from './WaitingDialog';
import type { EditableWaiting } from './waiting';

const look = { 'aria-hidden': true, className: 'size-4' } as const;

/** What its reader may do with something that waits; nothing for who may only look. */
export function useWaitingEntries(
  serviceName: string,
  waiting: EditableWaiting,
  onOpen: (open: OpenWaiting) => void,
): readonly MenuEntry[] {
  const t = useTranslations('scheduled');
  const role = useRole(serviceName);
  const entries = [
    [
      'message.edit',
      { label: t('edit'), icon: <Pencil {...look} />, onSelect: () => onOpen({ kind: 'edit', waiting }) },
    ],
    [
      'message.reschedule',
      { label: t('moveTo'), icon: <CalendarClock {...look} />, onSelect: () => onOpen({ kind: 'move', waiting }) },
    ],
    [
      'message.reschedule',
      { label: t('sendNow'), icon: <Send {...look} />, onSelect: () => onOpen({ kind: 'send-now', waiting }) },
    ],
    [
      'message.cancel',
      {
        label: t('cancel'),
        icon: <X {...look} />,
        danger: true,
        onSelect: () => onOpen({ kind: 'cancel', waiting }),
      },
    ],
  ] as const;
  return entries.flatMap(([action, entry]) => (can(role, action) ? [entry] : []));
}
