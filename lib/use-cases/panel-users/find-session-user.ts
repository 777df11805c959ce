import type { Database } from '@/lib/db/client';
import { findPanelUser } from '@/lib/db/panel-users';
import type { Actor } from '../_shared/define-use-case';

/** The panel user behind a session, or null when it has ended: the epoch was raised or the user is gone. */
export async function findSessionUser(
  { db }: { readonly db: Database },
  session: { readonly panelUserId: number; readonly sessionEpoch: number },
  clientIp: string,
): Promise<(Actor & { readonly name: string; readonly sessionEpoch: number }) | null> {
  const user = await findPanelUser(db, session.panelUserId);
  if (!user || user.sessionEpoch !== session.sessionEpoch) return null;
  return { panelUserId: user.id, email: user.email, name: user.name, sessionEpoch: user.sessionEpoch, clientIp };
}
