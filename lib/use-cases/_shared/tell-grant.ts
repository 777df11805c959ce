import type { KeyGrant } from '@/lib/domain/api-key/api-key';
import { writeRule } from '@/lib/schemas/api-key';

type Granted = KeyGrant & { readonly id: number; readonly application: string; readonly expiresAt: Date | null };

/** What a key was allowed, as the audit log keeps it. */
export const tellGrant = ({ id, application, rules, allowedAddresses, expiresAt }: Granted) => ({
  application,
  keyId: id,
  rules: rules.map(writeRule),
  allowedAddresses,
  validUntil: expiresAt,
});
