'use client';

import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { Role } from '@/lib/domain/panel-user/role';
import { changeRoleAction } from '@/lib/panel/actions/panel-users';
import { changeRoleSchema, type Member } from '@/lib/schemas/panel-user';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';
import { RoleField } from './RoleField';

type Props = {
  serviceName: string;
  member: Member;
  onDone: (message: string) => void;
  onClose: () => void;
};

export function RoleDialog({ serviceName, member: { email, role }, onDone, onClose }: Props) {
  const t = useTranslations('panelUsers');
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
      <RoleField autoFocus role={useWatch({ control: form.control, name: 'role' })} {...form.register('role')} />
    </FormDialog>
  );
}
