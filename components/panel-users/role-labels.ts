import type { Role } from '@/lib/domain/panel-user/role';

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  operator: 'Operator',
  viewer: 'Viewer',
};

export const ROLE_OPTIONS: readonly (readonly [Role, string])[] = [
  ['owner', ROLE_LABELS.owner],
  ['operator', ROLE_LABELS.operator],
  ['viewer', ROLE_LABELS.viewer],
];
