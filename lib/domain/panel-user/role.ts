/** What a panel user may be on an account; lib/domain/authorisation/policy.ts says what each may do. */
export const ROLES = ['owner', 'operator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** A role read from the database, where the column is text. */
export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);
