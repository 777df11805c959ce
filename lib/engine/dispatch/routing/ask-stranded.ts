import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { readClaimed } from '@/lib/db/messages/dispatch-outbox';
import { insertEvents } from '@/lib/db/messages/status-store';
import { findStranded, writeQuestions } from '@/lib/db/messages/undecided';
import type { EventPublisher } from '@/lib/domain/events';
import type { Router } from './router';
import { stranded } from './stranded';

type Options = {
  readonly writer: Writer;
  readonly router: Pick<Router, 'takers'>;
  readonly events: EventPublisher;
  readonly now: () => Date;
};

const AT_ONCE = 100;

/**
 * Asks a person about what may have been sent by a carrier that takes nothing any more: nothing else could become of it,
 * as no other carrier is given it by itself. Whatever that carrier's setting was. Answers whose messages they are.
 */
export async function askAboutStranded(tx: SqlTransaction, ids: readonly number[], now: Date): Promise<number[]> {
  const claimed = await readClaimed(tx, ids);
  const asked = await writeQuestions(tx, claimed, now);
  const messages = claimed.filter(({ id }) => asked.has(id));
  await insertEvents(
    tx,
    messages.map(({ id }) => stranded(id, now)),
  );
  return [...new Set(messages.map(({ accountId }) => accountId))];
}

/** Looks for such messages whenever it is called, in an index of nothing else. */
export function createStrandedQuestion({ writer, router, events, now }: Options): () => Promise<void> {
  return async () => {
    for (let isMore = true; isMore; ) {
      const { found, accountIds } = await writer.commit(async (tx) => {
        const ids = await findStranded(tx, router.takers(), AT_ONCE);
        return { found: ids.length, accountIds: ids.length > 0 ? await askAboutStranded(tx, ids, now()) : [] };
      });
      for (const accountId of accountIds) events.publish({ type: 'messages', accountId });
      isMore = found === AT_ONCE;
    }
  };
}
