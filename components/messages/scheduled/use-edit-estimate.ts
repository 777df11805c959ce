'use client';

import { estimateEditAction } from '@/lib/panel/actions/messages';
import { type EditInput, editSchema } from '@/lib/schemas/scheduled';
import { useTold } from '../../forms/use-told';
import type { EditableWaiting } from './waiting';

/** What an edit would change of the price, as it is written now; null while the server has not said, or cannot. */
export function useEditEstimate(serviceName: string, target: EditableWaiting['target'], input: EditInput) {
  const { told, ...asking } = useTold({
    key: [serviceName, 'edit', target],
    input,
    schema: editSchema,
    ask: (asked) => estimateEditAction(serviceName, { target }, asked),
  });
  return { estimate: told?.ok ? told.value : null, ...asking };
}
