import { unstable_isUnrecognizedActionError as isUnknownAction } from 'next/navigation';
import { faultOfMissing, pageEnded, sessionHolds } from '@/lib/queries/page-end';
import { type ActionResult, SESSION_OVER } from '@/lib/schemas/action-result';

/**
 * Runs a server action. A network that fails, and a server that was rebuilt meanwhile, are told like any other refusal
 * instead of leaving a button busy; a page that has ended is told of it.
 */
export async function callAction<Value>(action: () => Promise<ActionResult<Value>>): Promise<ActionResult<Value>> {
  try {
    const result = await action();
    if (!result.ok && result.fault === SESSION_OVER) pageEnded('session_ended');
    else sessionHolds();
    return result;
  } catch (cause) {
    if (!isUnknownAction(cause)) return { ok: false, field: null, fault: await faultOfMissing(cause) };
    pageEnded('updated');
    return { ok: false, field: null, fault: 'updated' };
  }
}
