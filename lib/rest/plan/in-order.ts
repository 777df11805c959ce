import { err, ok, type Result } from '@/lib/domain/result';

/** What came of a change; one that changes nothing is done. */
export function applied<Code extends string>(outcome: Result<unknown, Code | 'unchanged'>): Result<null, Code> {
  if (outcome.ok || outcome.error === 'unchanged') return ok(null);
  return err(outcome.error);
}

/** Makes changes one after the other, up to the first that is refused. */
export async function inOrder<Code extends string>(
  changes: readonly ((() => Promise<Result<null, Code>>) | null)[],
): Promise<Result<null, Code>> {
  for (const change of changes) {
    const outcome = await change?.();
    if (outcome?.ok === false) return outcome;
  }
  return ok(null);
}
