'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { estimateMessageAction } from '@/lib/panel/actions/messages';
import type { EstimateInput } from '@/lib/schemas/send';
import { callAction } from '../../forms/call-action';

/** The server is asked once the typing has settled. */
const SETTLED_MS = 400;

/**
 * What the server says of what is written so far. By an action, though it only reads: the recipients are more than an
 * address holds, and stand in nobody's log.
 */
export function useEstimate(serviceName: string, { sender, recipients, message, noStop, when, at }: EstimateInput) {
  const written = JSON.stringify({ sender, recipients, message, noStop, when, at });
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data } = useQuery({
    queryKey: [serviceName, 'estimate', settled],
    queryFn: () => callAction(() => estimateMessageAction(serviceName, JSON.parse(settled))),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return data ?? null;
}
