type Granted = { readonly id: number; readonly application: string; readonly expiresAt: Date | null };

/**
 * A key that was allowed, as the audit logs keep it. Every account of its person is told: neither rules nor addresses,
 * which may name another of them, its users or its servers.
 */
export const tellGrant = ({ id, application, expiresAt }: Granted) => ({
  application,
  keyId: id,
  validUntil: expiresAt,
});
