'use client';

import { useTranslations } from 'use-intl';
import type { Role } from '@/lib/domain/panel-user/role';
import { changeRoleAction } from '@/lib/panel/actions/panel-users';
import { changeRoleSchema, type Member } from '@/lib/schemas/panel-user';
import { FormDialog } from '../forms/FormDialog';
import { SelectInput } from '../forms/SelectInput';
import { useActionForm } from '../forms/use-action-form';
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
  const actionForm = useActionForm<{ role: Role }>({
    schema: changeRoleSchema,
    defaultValues: { role },
    action: (input) => changeRoleAction(serviceName, email, input),
    onDone: () => onDone(t('roleChanged', { email })),
  });
  const { form } = actionForm;
  return (
    <FormDialog
      title={t('changeRole')}
      description={t('changeRoleText', { email })}
      actionForm={actionForm}
      onClose={onClose}
    >
      <SelectInput label={t('role')} autoFocus options={roleOptions} {...form.register('role')} />
    </FormDialog>
  );
}
