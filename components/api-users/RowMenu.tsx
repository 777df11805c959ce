'use client';

import { Ellipsis, Power } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type Action, can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { ROW_DIALOGS, type RowDialog } from './row-dialogs';

export type RowActions = {
  readonly onOpen: (dialog: RowDialog['Dialog'], user: ApiUserRow) => void;
  readonly onDisable: (user: ApiUserRow) => void;
};

type Props = RowActions & { user: ApiUserRow; role: AccountDetails['role'] };

/** What can be done with an API user. What the reader's role does not allow is left out. */
export function RowMenu({ user, role, onOpen, onDisable }: Props) {
  const t = useTranslations('apiUsers.menu');
  const may = (action: Action | undefined) => action === undefined || can(role, action);
  const entries = ROW_DIALOGS.filter(({ action }) => may(action)).map(({ name, Dialog, Icon, danger = false }) => ({
    label: t(`dialogs.${name}`),
    icon: <Icon aria-hidden="true" className="size-4" />,
    danger,
    onSelect: () => onOpen(Dialog, user),
  }));
  const disable = {
    label: user.disabled ? t('enable') : t('disable'),
    icon: <Power aria-hidden="true" className="size-4" />,
    danger: false,
    onSelect: () => onDisable(user),
  };
  return (
    <Menu
      trigger={
        <IconButton label={t('for', { login: user.login })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={may('api-user.disable') ? entries.toSpliced(-1, 0, disable) : entries}
    />
  );
}
