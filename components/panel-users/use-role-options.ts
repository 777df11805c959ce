'use client';

import { useTranslations } from 'use-intl';
import { ROLES, type Role } from '@/lib/domain/panel-user/role';

/** The roles to choose from. */
export function useRoleOptions(): readonly (readonly [Role, string])[] {
  const t = useTranslations('panelUsers');
  return ROLES.map((role) => [role, t(`roleNames.${role}`)] as const);
}
