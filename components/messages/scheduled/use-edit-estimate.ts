'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { estimateEditAction } from '@/lib/panel/actions/messages';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type EditEstimate, type EditInput, editSchema } from '@/lib/schemas/scheduled';
import { callAction } from '../../forms/call-action';
import type { EditableWaiting } from './waiting';

/** The server is asked once the typing has settled. */
const SETTLED_MS = 400;

function ask(
  serviceName: string,
  target: EditableWaiting['target'],
  input: unknown,
): Promise<ActionResult<EditEstimate>> {
  const [issue] = editSchema.safeParse(input).error?.issues ?? [];
  if (issue) return Promise.resolve({ ok: false, field: issue.path.join('.'), fault: issue.message });
  return callAction(() => estimateEditAction(serviceName, { target }, input));
}

/** What an edit would change of the price, as it is written now; null while the server has not said, or cannot. */
export function useEditEstimate(serviceName: string, target: EditableWaiting['target'], input: EditInput) {
  const written = JSON.stringify(input);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data, isPlaceholderData } = useQuery({
    queryKey: [serviceName, 'edit', target, settled],
    queryFn: () => ask(serviceName, target, JSON.parse(settled)),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { estimate: data?.ok ? data.value : null, isCurrent: settled === written && !isPlaceholderData };
}
