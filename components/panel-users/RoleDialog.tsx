'use client';

import type { Role } from '@/lib/domain/panel-user/role';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeRoleSchema, type Member } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { SelectInput } from '../forms/SelectInput';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { ROLE_OPTIONS } from './role-labels';

type Props = {
  member: Member;
  action: (input: unknown) => Promise<ActionResult>;
  onDone: () => void;
  onClose: () => void;
};

export function RoleDialog({ member, action, onDone, onClose }: Props) {
  const { form, fault, onSubmit } = useActionForm<{ role: Role }>({
    schema: changeRoleSchema,
    defaultValues: { role: member.role },
    action,
    onDone,
  });
  return (
    <Dialog title="Change role" description={`Of ${member.email}, from the next click on.`} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <SelectInput label="Role" autoFocus options={ROLE_OPTIONS} {...form.register('role')} />
        <DialogActions busy={form.formState.isSubmitting} confirm="Confirm" onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
