'use client';

import { Ellipsis, Shield, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Invitation, Member } from '@/lib/schemas/panel-user';
import { Breakable } from '../ui/Breakable';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { Moment } from '../ui/Moment';
import { Tag } from '../ui/Tag';
import { useFaultWords } from '../ui/use-fault-words';

type MemberRowProps = {
  member: Member;
  own: boolean;
  editable: boolean;
  onChangeRole: () => void;
  onRemove: () => void;
};

export function MemberRow({ member, own, editable, onChangeRole, onRemove }: MemberRowProps) {
  const t = useTranslations('panelUsers');
  const faultWords = useFaultWords();
  const { name, email, role, twoFactor, isLastOwner } = member;
  const blocked = isLastOwner ? faultWords('last_owner') : undefined;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 max-sm:basis-full sm:flex-1">
          <p className="font-medium wrap-anywhere">
            {name} {own && <span className="font-normal text-muted">{t('you')}</span>}
          </p>
          <p className="text-xs text-muted">
            <Breakable>{email}</Breakable>
          </p>
        </div>
        {twoFactor && <Tag tone="good">{t('twoFactor')}</Tag>}
        <Tag>{t(`roleNames.${role}`)}</Tag>
      </div>
      {editable && (
        <Menu
          trigger={
            <IconButton label={t('actionsFor', { email })} className="max-sm:-mt-2 max-sm:-mr-3 max-sm:self-start">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
          entries={[
            {
              label: t('changeRole'),
              icon: <Shield aria-hidden="true" className="size-4" />,
              blocked,
              onSelect: onChangeRole,
            },
            {
              label: t('remove'),
              icon: <Trash2 aria-hidden="true" className="size-4" />,
              danger: true,
              blocked,
              onSelect: onRemove,
            },
          ]}
        />
      )}
    </li>
  );
}

type InvitationRowProps = { invitation: Invitation; timeZone: string; onRevoke: (() => void) | undefined };

export function InvitationRow({ invitation, timeZone, onRevoke }: InvitationRowProps) {
  const t = useTranslations('panelUsers');
  const { email, role, invitedBy, expiresAt } = invitation;
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-0 max-sm:basis-full sm:flex-1">
        <p className="font-medium">
          <Breakable>{email}</Breakable>
        </p>
        <p className="text-xs text-muted wrap-anywhere">
          {t.rich('invitedBy', {
            invitedBy: () => <Breakable>{invitedBy}</Breakable>,
            time: () => <Moment at={expiresAt} timeZone={timeZone} isInSentence />,
          })}
        </p>
      </div>
      <Tag>{t(`roleNames.${role}`)}</Tag>
      {onRevoke && (
        <Button aria-label={t('revokeOne', { email })} onClick={onRevoke}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}
