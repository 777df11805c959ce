import type { Fault } from './fault';

/**
 * What a server action tells its form: done, or which field is at fault and why, as `fault` (fault.ts) writes it. A null
 * field is the form as a whole.
 */
export type ActionResult<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly field: string | null; readonly fault: string };

/** What was confirmed is so already. */
export const NOTHING_TO_CONFIRM = 'nothing_to_confirm' satisfies Fault;

/** Nobody is signed in any more. */
export const SESSION_OVER = 'session_over_unchanged' satisfies Fault;
