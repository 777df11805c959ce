'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Composed } from '@/lib/schemas/send';
import { newKey } from '../../forms/new-key';
import { forgetDraft, readDraft, writeDraft } from '../../layout/drafts';
import { useSignedIn } from '../../layout/SignedIn';
import { type Answered, draftValues, keptDraft } from './draft';

/**
 * What is being written is there again after a look elsewhere, within one tab of the browser (drafts.ts). With it goes the key of
 * its send, which lasts as long as nothing is changed: whoever saw no answer and presses again sends nothing twice.
 */
export function useDraft(
  serviceName: string,
  { reset, subscribe, getValues, formState: { defaultValues } }: UseFormReturn<Composed>,
) {
  const person = useSignedIn();
  const key = useRef<string | null>(null);
  const last = useRef('');
  const kept = useRef<Answered | undefined>(undefined);
  const [answered, setAnswered] = useState<Answered | undefined>();
  const keep = useCallback(
    (values: Composed) => {
      const written = draftValues.parse(values);
      const text = JSON.stringify(written);
      if (text === last.current) return;
      last.current = text;
      key.current = newKey();
      writeDraft(person, serviceName, { key: key.current, values: written, answered: kept.current });
    },
    [person, serviceName],
  );
  const begin = useEffectEvent(() => {
    // Typed before the page's scripts were there: it counts, and an older draft does not come over it.
    const values = getValues();
    if (JSON.stringify(values) !== JSON.stringify({ ...values, ...defaultValues })) return keep(values);
    const { success, data: found } = keptDraft.safeParse(readDraft(person, serviceName));
    if (!success) return undefined;
    key.current = found.key;
    kept.current = found.answered;
    last.current = JSON.stringify(found.values);
    return reset(found.values, { keepDefaultValues: true });
  });
  // First, so that what is found is heard of, too.
  useEffect(() => {
    const callback = ({ values }: { values: Composed }) => {
      setAnswered(kept.current);
      keep(values);
    };
    return subscribe({ formState: { values: true }, callback });
  }, [subscribe, keep]);
  useEffect(() => begin(), [person, serviceName]);
  const forget = useCallback(() => {
    key.current = null;
    last.current = '';
    kept.current = undefined;
    setAnswered(undefined);
    forgetDraft(serviceName);
  }, [serviceName]);
  const renewKey = useCallback(() => {
    key.current = newKey();
    writeDraft(person, serviceName, { key: key.current, values: JSON.parse(last.current), answered: kept.current });
  }, [person, serviceName]);
  const keyOf = useCallback(() => {
    key.current ??= newKey();
    return key.current;
  }, []);
  return { forget, keyOf, renewKey, answered };
}
