'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ROLES, type Role } from '@/lib/domain/panel-user/role';
import { SelectInput } from '../forms/SelectInput';

/** One of the roles, with what it may do. */
export function RoleField({ role, ...select }: UseFormRegisterReturn & { role: Role; autoFocus?: boolean }) {
  const t = useTranslations('panelUsers');
  return (
    <SelectInput
      label={t('role')}
      options={ROLES.map((one) => [one, t(`roleNames.${one}`)] as const)}
      hint={t(`roleHints.${role}`)}
      {...select}
    />
  );
}
