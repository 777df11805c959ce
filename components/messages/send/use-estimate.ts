'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { estimateMessageAction } from '@/lib/panel/actions/messages';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type EstimateInput, estimateSchema } from '@/lib/schemas/send';
import { callAction } from '../../forms/call-action';

/** The server is asked once the typing has settled. */
const SETTLED_MS = 400;

/** What is too long is not sent to the server, which would refuse it unread. */
function ask(serviceName: string, input: unknown): Promise<ActionResult<Estimate>> {
  const [issue] = estimateSchema.safeParse(input).error?.issues ?? [];
  if (issue) return Promise.resolve({ ok: false, field: issue.path.join('.'), fault: issue.message });
  return callAction(() => estimateMessageAction(serviceName, input));
}

type Told = {
  /** Null before the first answer. */
  readonly told: ActionResult<Estimate> | null;
  /** Whether it is of what is written now, and not of what was before. */
  readonly isCurrent: boolean;
};

/**
 * What the server says of what is written so far; asked again when the account's own rules for it change. By an action,
 * though it only reads: the recipients are more than an address holds, and stand in nobody's log.
 */
export function useEstimate(
  { serviceName, stopClauseEnabled, stopClauseText }: AccountDetails,
  { sender, recipients, columns, message, noStop, payer, when, at, atZone }: EstimateInput,
): Told {
  const written = JSON.stringify({ sender, recipients, columns, message, noStop, payer, when, at, atZone });
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data, isPlaceholderData } = useQuery({
    queryKey: [serviceName, 'estimate', settled, stopClauseEnabled, stopClauseText],
    queryFn: () => ask(serviceName, JSON.parse(settled)),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { told: data ?? null, isCurrent: settled === written && !isPlaceholderData };
}
