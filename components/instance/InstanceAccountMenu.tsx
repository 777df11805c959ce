'use client';

import { ArrowLeftRight, CircleCheck, Coins, Ellipsis, Power, Reply } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { InstanceAccountRow } from '@/lib/schemas/instance';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import type { OpenDialog } from './InstanceAccountDialog';

export type RowActions = {
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly onEnable: (account: InstanceAccountRow) => void;
};

/** What can be done with an account of the instance. */
export function InstanceAccountMenu({ account, onOpen, onEnable }: RowActions & { account: InstanceAccountRow }) {
  const t = useTranslations('instance.accounts.menu');
  const { serviceName, description, disabledAt } = account;
  const isEnabled = disabledAt === null;
  const transfer = {
    label: t('transfer'),
    icon: <ArrowLeftRight aria-hidden="true" className="size-4" />,
    onSelect: () => onOpen({ kind: 'transfer', account }),
  };
  const numbers = {
    label: t('numbers'),
    icon: <Reply aria-hidden="true" className="size-4" />,
    onSelect: () => onOpen({ kind: 'numbers', account }),
  };
  const whileEnabled = [
    {
      label: t('grant'),
      icon: <Coins aria-hidden="true" className="size-4" />,
      onSelect: () => onOpen({ kind: 'grant', account }),
    },
    transfer,
    numbers,
    {
      label: t('disable'),
      icon: <Power aria-hidden="true" className="size-4" />,
      danger: true,
      onSelect: () => onOpen({ kind: 'disable', account }),
    },
  ];
  const enable = {
    label: t('enable'),
    icon: <CircleCheck aria-hidden="true" className="size-4" />,
    onSelect: () => onEnable(account),
  };
  return (
    <Menu
      trigger={
        <IconButton label={t('for', { name: description || serviceName })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={isEnabled ? whileEnabled : [enable, transfer, numbers]}
    />
  );
}
