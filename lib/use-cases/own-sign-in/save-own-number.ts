import type { Database } from '@/lib/db/connections/client';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { EventPublisher } from '@/lib/domain/events';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { err, ok, type Result } from '@/lib/domain/result';
import { keepOwnNumber } from '../_shared/keep-own-number';

type Dependencies = { readonly db: Database; readonly events: EventPublisher; readonly now: Date };

/** Keeps the number to which one's own tests go; empty: none. */
export async function saveOwnNumber(
  dependencies: Dependencies,
  actor: PanelUser,
  { number: typed }: { readonly number: string },
): Promise<Result<null, 'unchanged' | 'number_invalid'>> {
  const msisdn = typed.trim() === '' ? '' : readTypedNumber(typed)?.msisdn;
  if (msisdn === undefined) return err('number_invalid');
  return (await keepOwnNumber(dependencies, actor, msisdn)) ? ok(null) : err('unchanged');
}
