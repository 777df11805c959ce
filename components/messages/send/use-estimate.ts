'use client';

import { estimateMessageAction } from '@/lib/panel/actions/messages';
import type { AccountDetails } from '@/lib/schemas/account';
import { type EstimateInput, estimateSchema } from '@/lib/schemas/send';
import { useTold } from '../../forms/use-told';

/** What the server says of what is written so far; asked again when the account's own rules for it change. */
export function useEstimate(
  { serviceName, stopClauseEnabled, stopClauseText, commercialHoursEnabled }: AccountDetails,
  { sender, recipients, columns, message, noStop, payer, when, at, atZone }: EstimateInput,
) {
  return useTold({
    key: [serviceName, 'estimate', stopClauseEnabled, stopClauseText, commercialHoursEnabled],
    input: { sender, recipients, columns, message, noStop, payer, when, at, atZone },
    schema: estimateSchema,
    ask: (asked) => estimateMessageAction(serviceName, asked),
  });
}
