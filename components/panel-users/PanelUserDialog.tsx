'use client';

import { useTranslations } from 'use-intl';
import { removePanelUserAction, revokeInvitationAction } from '@/lib/panel/actions/panel-users';
import type { Invitation, Member } from '@/lib/schemas/panel-user';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { InviteDialog } from './InviteDialog';
import { RoleDialog } from './RoleDialog';

export type OpenDialog =
  | { readonly kind: 'invite' }
  | { readonly kind: 'role' | 'remove'; readonly member: Member }
  | { readonly kind: 'revoke'; readonly invitation: Invitation };

type Props = {
  serviceName: string;
  dialog: OpenDialog;
  /** Something was saved; the message says what. */
  onSaved: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function PanelUserDialog({ serviceName, dialog, onSaved, onClose }: Props) {
  const t = useTranslations('panelUsers');
  const onDone = (message: string) => {
    onClose();
    onSaved(message);
  };
  if (dialog.kind === 'invite') return <InviteDialog serviceName={serviceName} onSaved={onSaved} onClose={onClose} />;
  if (dialog.kind === 'revoke') {
    const { id, email } = dialog.invitation;
    return (
      <ConfirmDialog
        title={t('revokeTitle')}
        text={t('revokeText', { email })}
        confirm={t('revoke')}
        action={(input) => revokeInvitationAction(serviceName, id, input)}
        onDone={() => onDone(t('revoked', { email }))}
        onClose={onClose}
      />
    );
  }
  const { member } = dialog;
  const { email } = member;
  if (dialog.kind === 'role') {
    return <RoleDialog serviceName={serviceName} member={member} onDone={onDone} onClose={onClose} />;
  }
  return (
    <ConfirmDialog
      title={t('removeTitle')}
      text={t('removeText', { email })}
      confirm={t('remove')}
      action={(input) => removePanelUserAction(serviceName, email, input)}
      onDone={() => onDone(t('removed', { email }))}
      onClose={onClose}
    />
  );
}
