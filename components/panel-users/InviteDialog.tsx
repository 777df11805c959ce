'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Role } from '@/lib/domain/panel-user/role';
import { invitePanelUserAction } from '@/lib/panel/actions/panel-users';
import { invitePanelUserSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { ShownOnce } from '../ui/ShownOnce';
import { RoleField } from './RoleField';

type Link = { readonly link: string };
type Props = { serviceName: string; onSaved: (message: string) => void; onClose: () => void };

/** Makes an invitation, then shows its link, once. */
export function InviteDialog({ serviceName, onSaved, onClose }: Props) {
  const t = useTranslations('panelUsers');
  const [made, setMade] = useState<{ email: string; link: string } | null>(null);
  return (
    <Dialog
      title={made ? t('linkTitle') : t('inviteTitle')}
      description={made ? t('linkText', { email: made.email }) : t('inviteText')}
      onClose={onClose}
    >
      {made ? (
        <ShownOnce text={made.link} copy={t('copyLink')} onClose={onClose} />
      ) : (
        <InviteForm
          serviceName={serviceName}
          onClose={onClose}
          onDone={(email, link) => {
            setMade({ email, link });
            onSaved(t('made', { email }));
          }}
        />
      )}
    </Dialog>
  );
}

type FormProps = Omit<Props, 'onSaved'> & { onDone: (email: string, link: string) => void };

function InviteForm({ serviceName, onDone, onClose }: FormProps) {
  const t = useTranslations('panelUsers');
  const { form, fault, onSubmit } = useActionForm<{ email: string; role: Role }, Link>({
    schema: invitePanelUserSchema,
    defaultValues: { email: '', role: 'viewer' },
    action: (input) => invitePanelUserAction(serviceName, input),
    onDone: ({ email }, { link }) => onDone(email.trim().toLowerCase(), link),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field
        label={t('email')}
        type="email"
        autoComplete="off"
        autoFocus
        error={errors.email?.message}
        {...form.register('email')}
      />
      <RoleField role={useWatch({ control: form.control, name: 'role' })} {...form.register('role')} />
      <DialogActions busy={isSubmitting} confirm={t('makeLink')} onCancel={onClose} />
    </ActionForm>
  );
}
