'use client';

import { useState } from 'react';
import type { Role } from '@/lib/domain/panel-user/role';
import type { ActionResult } from '@/lib/schemas/action-result';
import { invitePanelUserSchema } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { Field } from '../forms/Field';
import { SelectInput } from '../forms/SelectInput';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { CopyButton } from '../ui/CopyButton';
import { Dialog } from '../ui/Dialog';
import { ROLE_OPTIONS } from './role-labels';

type Link = { readonly link: string };
type Props = {
  action: (input: unknown) => Promise<ActionResult<Link>>;
  onDone: (email: string) => void;
  onClose: () => void;
};

/** Makes an invitation, then shows its link, once. */
export function InviteDialog({ action, onDone, onClose }: Props) {
  const [made, setMade] = useState<{ email: string; link: string } | null>(null);
  return (
    <Dialog
      title={made ? 'Invitation made' : 'Invite a panel user'}
      description={
        made
          ? `Send this link to ${made.email}. It holds for seven days and one use, and is not shown again.`
          : 'They get a sign-in of their own by a link that you send them.'
      }
      onClose={onClose}
    >
      {made ? (
        <>
          <p className="rounded-lg bg-raised p-4 font-mono text-sm break-all">{made.link}</p>
          <div className="mt-6 flex flex-wrap justify-end gap-2.5">
            {/* The focus is on what loses nothing when Enter is pressed once too often. */}
            <CopyButton text={made.link} label="Copy the link" autoFocus />
            <Button look="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </>
      ) : (
        <InviteForm
          action={action}
          onClose={onClose}
          onDone={(email, link) => {
            setMade({ email, link });
            onDone(email);
          }}
        />
      )}
    </Dialog>
  );
}

type FormProps = Pick<Props, 'action' | 'onClose'> & { onDone: (email: string, link: string) => void };

function InviteForm({ action, onDone, onClose }: FormProps) {
  const { form, fault, onSubmit } = useActionForm<{ email: string; role: Role }, Link>({
    schema: invitePanelUserSchema,
    defaultValues: { email: '', role: 'viewer' },
    action,
    onDone: ({ email }, { link }) => onDone(email.trim().toLowerCase(), link),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <Field
        label="Email"
        type="email"
        autoComplete="off"
        autoFocus
        error={errors.email?.message}
        {...form.register('email')}
      />
      <SelectInput label="Role" options={ROLE_OPTIONS} {...form.register('role')} />
      <DialogActions busy={isSubmitting} confirm="Make the link" onCancel={onClose} />
    </ActionForm>
  );
}
