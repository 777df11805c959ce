/**
 * What a server action tells its form: done, or which field is at fault and why. A null field is the form as a whole;
 * `sessionEnded` says that nobody is signed in any more.
 */
export type ActionResult<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly field: string | null; readonly message: string; readonly sessionEnded?: true };
