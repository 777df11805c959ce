'use client';

import {
  BellRing,
  Code,
  Ellipsis,
  Gauge,
  KeyRound,
  type LucideIcon,
  Power,
  ShieldCheck,
  Trash2,
  Webhook,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { Menu } from '../ui/Menu';
import type { RowDialog } from './ApiUserDialog';

export type RowActions = {
  readonly onOpen: (dialog: RowDialog, user: ApiUserRow) => void;
  readonly onDisable: (user: ApiUserRow) => void;
};

type Props = RowActions & { user: ApiUserRow; role: AccountDetails['role'] };

const icon = (Icon: LucideIcon) => <Icon aria-hidden="true" className="size-4" />;

/** The original's six entries in its order, then ours. What the reader's role does not allow is left out. */
export function RowMenu({ user, role, onOpen, onDisable }: Props) {
  const t = useTranslations('apiUsers.menu');
  const open = (dialog: RowDialog) => () => onOpen(dialog, user);
  const entries = [
    {
      may: can(role, 'api-user.change-password'),
      label: t('password'),
      icon: icon(KeyRound),
      onSelect: open('password'),
    },
    { may: can(role, 'api-user.change-quota'), label: t('quota'), icon: icon(Gauge), onSelect: open('quota') },
    { may: can(role, 'api-user.change-limit'), label: t('limit'), icon: icon(BellRing), onSelect: open('limit') },
    {
      may: can(role, 'api-user.change-restrictions'),
      label: t('restrictions'),
      icon: icon(ShieldCheck),
      onSelect: open('restrictions'),
    },
    {
      may: can(role, 'api-user.change-callback'),
      label: t('callback'),
      icon: icon(Webhook),
      onSelect: open('callback'),
    },
    {
      may: can(role, 'api-user.delete'),
      label: t('delete'),
      icon: icon(Trash2),
      danger: true,
      onSelect: open('delete'),
    },
    {
      may: can(role, 'api-user.disable'),
      label: user.disabled ? t('enable') : t('disable'),
      icon: icon(Power),
      onSelect: () => onDisable(user),
    },
    { may: true, label: t('example'), icon: icon(Code), onSelect: open('example') },
  ];
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('for', { login: user.login })}
          className="rounded-md p-1.5 text-muted hover:bg-raised hover:text-ink"
        >
          <Ellipsis aria-hidden="true" className="size-5" />
        </button>
      }
      entries={entries.filter((entry) => entry.may)}
    />
  );
}
