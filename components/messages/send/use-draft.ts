'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { type Composed, SMS_CLASSES } from '@/lib/schemas/send';
import { forgetDraft, readDraft, writeDraft } from '../../layout/drafts';
import { useSignedIn } from '../../layout/SignedIn';

/** What was typed, right or wrong. */
const draftValues = z.object({
  sender: z.string(),
  recipients: z.string(),
  /** A draft from before there were columns has none. */
  columns: z.array(z.string()).readonly().default([]),
  message: z.string(),
  smsClass: z.enum(SMS_CLASSES),
  noStop: z.boolean(),
  when: z.enum(['now', 'later']),
  at: z.string(),
  atZone: z.string(),
});

const kept = z.object({ key: z.string(), values: draftValues });

/** Thirty-two hexadecimal digits. `crypto.randomUUID` is not there where a browser thinks a page insecure. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * What is being written is there again after a look elsewhere, within one tab of the browser (drafts.ts). With it goes the key of
 * its send, which lasts as long as nothing is changed: whoever saw no answer and presses again sends nothing twice.
 */
export function useDraft(serviceName: string, { reset, subscribe }: UseFormReturn<Composed>) {
  const person = useSignedIn();
  const key = useRef<string | null>(null);
  const last = useRef('');
  useEffect(() => {
    const { success, data: found } = kept.safeParse(readDraft(person, serviceName));
    if (!success) return;
    key.current = found.key;
    last.current = JSON.stringify(found.values);
    reset(found.values, { keepDefaultValues: true });
  }, [person, serviceName, reset]);
  useEffect(() => {
    const keep = ({ values }: { values: Composed }) => {
      const written = draftValues.parse(values);
      const text = JSON.stringify(written);
      if (text === last.current) return;
      last.current = text;
      key.current = newKey();
      writeDraft(person, serviceName, { key: key.current, values: written });
    };
    return subscribe({ formState: { values: true }, callback: keep });
  }, [person, serviceName, subscribe]);
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
