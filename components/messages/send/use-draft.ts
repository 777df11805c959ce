'use client';

import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Composed } from '@/lib/schemas/send';
import { newKey } from '../../forms/new-key';
import { forgetDraft, readDraft, writeDraft } from '../../layout/drafts';
import { useSignedIn } from '../../layout/SignedIn';
import { draftValues, keptDraft } from './draft';

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
  const keep = useCallback(
    (values: Composed) => {
      const written = draftValues.parse(values);
      const text = JSON.stringify(written);
      if (text === last.current) return;
      last.current = text;
      key.current = newKey();
      writeDraft(person, serviceName, { key: key.current, values: written });
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
    last.current = JSON.stringify(found.values);
    return reset(found.values, { keepDefaultValues: true });
  });
  useEffect(() => begin(), [person, serviceName]);
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => keep(values) }),
    [subscribe, keep],
  );
  const forget = useCallback(() => {
    key.current = null;
    last.current = '';
    forgetDraft(serviceName);
  }, [serviceName]);
  const renewKey = useCallback(() => {
    key.current = newKey();
    writeDraft(person, serviceName, { key: key.current, values: JSON.parse(last.current) });
  }, [person, serviceName]);
  const keyOf = useCallback(() => {
    key.current ??= newKey();
    return key.current;
  }, []);
  return { forget, keyOf, renewKey };
}
