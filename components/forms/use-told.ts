'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import { callAction } from './call-action';

/** The server is asked once the typing has settled. */
const SETTLED_MS = 400;

type Question<Value> = {
  /** What it is about, and what else its answer depends on. */
  readonly key: readonly unknown[];
  /** As it is written now. */
  readonly input: object;
  readonly schema: z.ZodType;
  readonly ask: (input: unknown) => Promise<ActionResult<Value>>;
};

type Told<Value> = {
  /** Null before the first answer. */
  readonly told: ActionResult<Value> | null;
  /** Whether it is of what is written now, and not of what was before. */
  readonly isCurrent: boolean;
  /** Asks again: what is written is the same, and the server may say something else. */
  readonly lookAgain: () => Promise<unknown>;
};

/**
 * What the server says of what is written so far. By an action, though it only reads: what is written may be more than an
 * address holds, and stands in nobody's log. What the schema refuses is not sent to the server.
 */
export function useTold<Value>({ key, input, schema, ask }: Question<Value>): Told<Value> {
  const written = JSON.stringify(input);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data, isPlaceholderData, refetch } = useQuery({
    queryKey: [...key, settled],
    queryFn: (): Promise<ActionResult<Value>> => {
      const asked: unknown = JSON.parse(settled);
      const [issue] = schema.safeParse(asked).error?.issues ?? [];
      if (issue) return Promise.resolve({ ok: false, field: issue.path.join('.'), fault: issue.message });
      return callAction(() => ask(asked));
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { told: data ?? null, isCurrent: settled === written && !isPlaceholderData, lookAgain: refetch };
}
