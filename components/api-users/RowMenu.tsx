'use client';

import { Ellipsis, Power } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Action, can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { useFormat } from '../ui/use-format';
import { hostOf } from './CallbackState';
import { DisableDialog, ROW_DIALOGS, type RowDialog } from './row-dialogs';

export type RowActions = {
  readonly onOpen: (dialog: RowDialog['Dialog'], user: ApiUserRow) => void;
  readonly onEnable: (user: ApiUserRow) => void;
};

type Props = RowActions & {
  user: ApiUserRow;
  role: AccountDetails['role'];
  /** What opens it; absent, three dots. */
  trigger?: ReactNode;
};

/** What can be done with an API user. What the reader's role does not allow is left out. */
export function RowMenu({ user, role, trigger, onOpen, onEnable }: Props) {
  const t = useTranslations('apiUsers.menu');
  const valueOf = useValues(user);
  const may = (action: Action | undefined) => action === undefined || can(role, action);
  const entries = ROW_DIALOGS.filter(({ action }) => may(action)).map(({ name, Dialog, Icon, danger = false }) => ({
    label: t(`dialogs.${name}`),
    icon: <Icon aria-hidden="true" className="size-4" />,
    danger,
    value: valueOf[name],
    onSelect: () => onOpen(Dialog, user),
  }));
  const disable = {
    label: user.disabled ? t('enable') : t('disable'),
    icon: <Power aria-hidden="true" className="size-4" />,
    danger: false,
    value: undefined,
    onSelect: () => (user.disabled ? onEnable(user) : onOpen(DisableDialog, user)),
  };
  return (
    <Menu
      title={user.login}
      trigger={
        trigger ?? (
          <IconButton label={t('for', { login: user.login })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        )
      }
      entries={may('api-user.disable') ? entries.toSpliced(-1, 0, disable) : entries}
    />
  );
}

/** What the settings are now, beside the dialogs that change them; nothing where nothing is set. */
function useValues({ quotaActive, quotaLeft, alertThreshold, ipRestrictions, ...user }: ApiUserRow) {
  const t = useTranslations('apiUsers');
  const format = useFormat();
  const { callbackUrl, replyUrl, callbackFailingSince, callbackSwitchedOffAt } = user;
  const callback = () => {
    if (callbackUrl === null) return undefined;
    if (callbackSwitchedOffAt !== null) return t('switchedOff');
    return callbackFailingSince === null ? hostOf(callbackUrl) : <span className="text-bad">{t('failing')}</span>;
  };
  const values: Partial<Record<RowDialog['name'], ReactNode>> = {
    quota: quotaActive ? format.exactCredits(quotaLeft) : undefined,
    limit: alertThreshold === null ? undefined : format.exactCredits(alertThreshold),
    restrictions: ipRestrictions.length === 0 ? undefined : ipRestrictions.length,
    callback: callback(),
    replies: replyUrl === null ? undefined : hostOf(replyUrl),
  };
  return values;
}
