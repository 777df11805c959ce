'use client';

import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { Member } from '@/lib/schemas/panel-user';
import { InviteDialog } from './InviteDialog';
import { RemoveDialog } from './RemoveDialog';
import { RoleDialog } from './RoleDialog';

export type PanelUserActions = {
  readonly invite: (input: unknown) => Promise<ActionResult<{ link: string }>>;
  readonly changeRole: (email: string, input: unknown) => Promise<ActionResult>;
  readonly remove: (email: string, input: unknown) => Promise<ActionResult>;
};

export type OpenDialog = { readonly kind: 'invite' } | { readonly kind: 'role' | 'remove'; readonly member: Member };

type Props = {
  dialog: OpenDialog;
  actions: PanelUserActions;
  /** Something was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Shows the one dialog that is open. */
export function PanelUserDialog({ dialog, actions, onDone, onClose }: Props) {
  const t = useTranslations('panelUsers');
  if (dialog.kind === 'invite') {
    return <InviteDialog action={actions.invite} onDone={(email) => onDone(t('made', { email }))} onClose={onClose} />;
  }
  const { member } = dialog;
  const closeAndSay = (message: string) => () => {
    onClose();
    onDone(message);
  };
  return dialog.kind === 'role' ? (
    <RoleDialog
      member={member}
      action={(input) => actions.changeRole(member.email, input)}
      onDone={closeAndSay(t('roleChanged', { email: member.email }))}
      onClose={onClose}
    />
  ) : (
    <RemoveDialog
      email={member.email}
      action={(input) => actions.remove(member.email, input)}
      onDone={closeAndSay(t('removed', { email: member.email }))}
      onClose={onClose}
    />
  );
}
