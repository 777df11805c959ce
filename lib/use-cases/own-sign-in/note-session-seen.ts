import { type Database, inTransaction } from '@/lib/db/connections/client';
import { saveSessionSeen } from '@/lib/db/panel-users/panel-sessions';
import type { SignedInActor } from '../_shared/define-use-case';

/** Writes down that a session is in use, and from where. */
export const noteSessionSeen = (
  { db, now }: { readonly db: Database; readonly now: Date },
  { sessionId, clientIp }: SignedInActor,
): Promise<void> => inTransaction(db, (tx) => saveSessionSeen(tx, sessionId, { clientIp, lastSeenAt: now }));
