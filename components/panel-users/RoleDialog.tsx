'use client';

import { useTranslations } from 'use-intl';
import type { Role } from '@/lib/domain/panel-user/role';
import { changeRoleAction } from '@/lib/panel/actions/panel-users';
import { changeRoleSchema, type Member } from '@/lib/schemas/panel-user';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { SelectInput } from '../forms/SelectInput';
import { useActionForm } from '../forms/use-action-form';
import { Dialog } from '../ui/Dialog';
import { useRoleOptions } from './use-role-options';

type Props = {
  serviceName: string;
  member: Member;
  onDone: (message: string) => void;
  onClose: () => void;
};

export function RoleDialog({ serviceName, member: { email, role }, onDone, onClose }: Props) {
  const t = useTranslations('panelUsers');
  const roleOptions = useRoleOptions();
  const { form, fault, onSubmit } = useActionForm<{ role: Role }>({
    schema: changeRoleSchema,
    defaultValues: { role },
    action: (input) => changeRoleAction(serviceName, email, input),
    onDone: () => onDone(t('roleChanged', { email })),
  });
  return (
    <Dialog title={t('changeRole')} description={t('changeRoleText', { email })} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <SelectInput label={t('role')} autoFocus options={roleOptions} {...form.register('role')} />
        <DialogActions busy={form.formState.isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
