import type { OwnApiKeys } from '@/lib/schemas/api-key';
import type { OwnKeys } from '@/lib/use-cases/api-keys/find-own-keys';

/** One's own keys and applications, as one's own page shows them. */
export const presentOwnKeys = ({ applications, keys }: OwnKeys): OwnApiKeys => ({
  applications: applications.map((application) => ({
    ...application,
    createdAt: application.createdAt.toISOString(),
  })),
  keys: keys.map((key) => ({
    ...key,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  })),
});
