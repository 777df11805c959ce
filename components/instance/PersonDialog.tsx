'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  endSessionsAction,
  nameInstanceOwnerAction,
  removeFromAccountAction,
  resetSignInAction,
} from '@/lib/panel/actions/people';
import type { PersonRow } from '@/lib/schemas/instance';
import { noInput } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { ConfirmDialog } from '../forms/ConfirmDialog';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';

export type OpenPersonDialog =
  | { readonly kind: 'owner' | 'sessions' | 'reset'; readonly person: PersonRow }
  | { readonly kind: 'remove'; readonly person: PersonRow; readonly serviceName: string };

type Props = { dialog: OpenPersonDialog; onSaved: (message: string) => void; onClose: () => void };

/** The dialog that is open on the instance's panel users: each asks before it acts. */
export function PersonDialog({ dialog, onSaved, onClose }: Props) {
  const t = useTranslations('instance.people');
  const { person, kind } = dialog;
  const { email } = person;
  if (kind === 'reset') return <ResetDialog email={email} onSaved={onSaved} onClose={onClose} />;
  const say = (message: string) => () => {
    onSaved(message);
    onClose();
  };
  if (kind === 'remove') {
    const facts = { email, account: dialog.serviceName };
    return (
      <ConfirmDialog
        title={t('remove.title', facts)}
        text={t('remove.text', facts)}
        confirm={t('remove.confirm')}
        action={async (input) => removeFromAccountAction(email, dialog.serviceName, input)}
        onDone={say(t('remove.done', facts))}
        onClose={onClose}
      />
    );
  }
  if (kind === 'sessions') {
    return (
      <ConfirmDialog
        title={t('sessions.title', { email })}
        text={t('sessions.text')}
        confirm={t('sessions.confirm')}
        action={(input) => endSessionsAction(email, input)}
        onDone={say(t('sessions.done', { email }))}
        onClose={onClose}
      />
    );
  }
  const step = person.isInstanceOwner ? 'unmakeOwner' : 'makeOwner';
  return (
    <ConfirmDialog
      title={t(`${step}.title`, { email })}
      text={t(`${step}.text`)}
      confirm={t(`${step}.confirm`)}
      action={(input) => nameInstanceOwnerAction(email, !person.isInstanceOwner, input)}
      onDone={say(t(`${step}.done`, { email }))}
      onClose={onClose}
    />
  );
}

type ResetProps = { email: string } & Omit<Props, 'dialog'>;

/** Makes a new password, then shows it, once. */
function ResetDialog({ email, onSaved, onClose }: ResetProps) {
  const t = useTranslations('instance.people.reset');
  const [password, setPassword] = useState<string | null>(null);
  const { form, fault, onSubmit } = useActionForm<Record<string, never>, { readonly password: string }>({
    schema: noInput,
    defaultValues: {},
    action: (input) => resetSignInAction(email, input),
    onDone: (_, made) => {
      setPassword(made.password);
      onSaved(t('done', { email }));
    },
  });
  return (
    <Dialog
      title={t('title', { email })}
      description={password === null ? t('text') : t('made', { email })}
      onClose={onClose}
    >
      {password === null ? (
        <ActionForm fault={fault} onSubmit={onSubmit}>
          <DialogActions busy={form.formState.isSubmitting} confirm={t('confirm')} danger onCancel={onClose} />
        </ActionForm>
      ) : (
        <ShownOnce text={password} copy={t('copy')} onClose={onClose} />
      )}
    </Dialog>
  );
}
