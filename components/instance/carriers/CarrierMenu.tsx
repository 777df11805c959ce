'use client';

import { CircleCheck, Ellipsis, Pencil, Power, Send, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { IconButton } from '../../ui/IconButton';
import { Menu, type MenuEntry } from '../../ui/Menu';
import { carrierPage, sectionsOf } from '../carrier-page';
import type { OpenCarrierDialog } from './CarrierDialog';
import type { ManagedCarrier } from './managed-carrier';

export type CarrierActions = {
  readonly onOpen: (dialog: OpenCarrierDialog) => void;
  readonly onEnable: (name: string) => void;
};

type Entries = { readonly carrier: ManagedCarrier } & CarrierActions;

/** What can be done with a carrier: in its menu in the list, and on its page. */
export function useCarrierEntries(): (entries: Entries) => readonly MenuEntry[] {
  const t = useTranslations('instance.carriers.menu');
  const router = useRouter();
  return ({ carrier, onOpen, onEnable }) => [
    ...(carrier.live
      ? [
          {
            label: t('test'),
            icon: <Send aria-hidden="true" className="size-4" />,
            onSelect: () => onOpen({ kind: 'test', carrier }),
          },
        ]
      : []),
    ...(sectionsOf(carrier.kind).includes('/settings')
      ? [
          {
            label: t('settings'),
            icon: <Pencil aria-hidden="true" className="size-4" />,
            onSelect: () => router.push(carrierPage(carrier.name, '/settings')),
          },
        ]
      : []),
    carrier.disabledAt === null
      ? {
          label: t('disable'),
          icon: <Power aria-hidden="true" className="size-4" />,
          danger: true,
          onSelect: () => onOpen({ kind: 'disable', carrier }),
        }
      : {
          label: t('enable'),
          icon: <CircleCheck aria-hidden="true" className="size-4" />,
          onSelect: () => onEnable(carrier.name),
        },
    // There is one simulated carrier, which stays; and what sends is ended before it is deleted.
    ...(carrier.kind === SEEMING_KIND || carrier.disabledAt === null
      ? []
      : [
          {
            label: t('delete'),
            icon: <Trash2 aria-hidden="true" className="size-4" />,
            danger: true,
            onSelect: () => onOpen({ kind: 'delete', carrier }),
          },
        ]),
  ];
}

export function CarrierMenu(entries: Entries) {
  const t = useTranslations('instance.carriers.menu');
  const entriesOf = useCarrierEntries();
  return (
    <Menu
      trigger={
        <IconButton label={t('for', { name: entries.carrier.name })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={entriesOf(entries)}
    />
  );
}
