/** Who may do what on an account: the one table. */
const ROLES = ['owner', 'operator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'account.read',
  'api-user.read',
  'api-user.add',
  'api-user.change-quota',
  'message.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Operators run the account day by day but neither move credit nor see or set secrets; viewers look. */
const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'account.read': ['owner', 'operator', 'viewer'],
  'api-user.read': ['owner', 'operator', 'viewer'],
  'api-user.add': ['owner'],
  'api-user.change-quota': ['owner'],
  'message.read': ['owner', 'operator', 'viewer'],
};

export const can = (role: Role, action: Action): boolean => ALLOWED[action].includes(role);

/** A role read from the database, where the column is text. */
export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
