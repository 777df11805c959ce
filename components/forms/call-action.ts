import type { ActionResult } from '@/lib/schemas/action-result';

const UNREACHABLE = 'The server could not be reached. Check the connection and try again.';

/** Runs a server action; a network that fails is told like any other refusal, instead of leaving a button busy. */
export const callAction = <Value>(action: () => Promise<ActionResult<Value>>): Promise<ActionResult<Value>> =>
  action().catch((): ActionResult<Value> => ({ ok: false, field: null, message: UNREACHABLE }));
