import type { ActionResult } from '@/lib/schemas/action-result';

type Told = { readonly told: ActionResult<unknown> | null; readonly isCurrent: boolean };

/** What is wrong with what is written now; nothing while all that is known is of what was written before. */
export const toldFault = ({ told, isCurrent }: Told): string | undefined =>
  told === null || told.ok || !isCurrent ? undefined : told.fault;
