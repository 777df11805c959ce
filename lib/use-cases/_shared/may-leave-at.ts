import { readForSending } from '@/lib/db/accounts/accounts';
import type { Database } from '@/lib/db/connections/client';
import { findOwnTexts } from '@/lib/db/messages/own-texts';
import { readWaitingTexts } from '@/lib/db/messages/unsent';
import { findUnwrittenSend, type UnwrittenSend } from '@/lib/db/messages/waiting-sends';
import { isWithinHours } from '@/lib/domain/sending/commercial-hours';
import { hasStopClause } from '@/lib/domain/sms/stop-clause-text';
import type { WaitingTarget } from '@/lib/schemas/scheduled';

type Texts = AsyncIterable<readonly string[]>;
type Send = Pick<UnwrittenSend, 'id' | 'texts'>;

/** The texts of a send as they go out, also where each recipient has one of their own: then some at a time. */
export async function* textsOf(db: Database, { id, texts }: Send): Texts {
  if (texts.length > 0) yield texts.map(({ text }) => text);
  else yield* findOwnTexts(db, id);
}

/** The texts of what somebody has chosen and that still waits. */
export async function* textsOfTarget(db: Database, accountId: number, target: WaitingTarget): Texts {
  if (target.what === 'messages') yield await readWaitingTexts(db, accountId, target.ids);
  else {
    const send = await findUnwrittenSend(db, accountId, target.id);
    if (send) yield* textsOf(db, send);
  }
}

/**
 * Whether these may leave at a moment that somebody chooses for them: where an account keeps commercial hours, none with
 * the STOP clause outside of them. Its carriers' loops hold back whatever is changed between this and then.
 */
export async function mayLeaveAt(db: Database, accountId: number, texts: Texts, dueAt: Date): Promise<boolean> {
  if (isWithinHours(dueAt)) return true;
  const { commercialHoursEnabled, stopClause } = await readForSending(db, accountId);
  if (!commercialHoursEnabled) return true;
  const clauses = [stopClause.text, ...stopClause.earlier];
  for await (const some of texts) if (some.some((text) => hasStopClause(text, ...clauses))) return false;
  return true;
}
