'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { type Composed, SMS_CLASSES } from '@/lib/schemas/send';

/** What was typed, right or wrong. */
const draftValues = z.object({
  sender: z.string(),
  recipients: z.string(),
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

const storageKey = (serviceName: string) => `chappe.draft.${serviceName}`;

function readKept(serviceName: string) {
  try {
    const found = kept.safeParse(JSON.parse(sessionStorage.getItem(storageKey(serviceName)) ?? 'null'));
    return found.success ? found.data : null;
  } catch {
    // Not a draft of ours, or a browser that keeps nothing.
    return null;
  }
}

function write(serviceName: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(storageKey(serviceName));
    else sessionStorage.setItem(storageKey(serviceName), text);
  } catch {
    // The browser keeps nothing, or no more: the page goes on without.
  }
}

/**
 * What is being written is there again after a look elsewhere, within one tab of the browser. With it goes the key of
 * its send, which lasts as long as nothing is changed: whoever saw no answer and presses again sends nothing twice.
 */
export function useDraft(serviceName: string, { reset, subscribe }: UseFormReturn<Composed>) {
  const key = useRef<string | null>(null);
  const last = useRef('');
  useEffect(() => {
    const found = readKept(serviceName);
    if (!found) return;
    key.current = found.key;
    last.current = JSON.stringify(found.values);
    reset(found.values, { keepDefaultValues: true });
  }, [serviceName, reset]);
  useEffect(() => {
    const keep = ({ values }: { values: Composed }) => {
      const text = JSON.stringify(draftValues.parse(values));
      if (text === last.current) return;
      last.current = text;
      key.current = newKey();
      write(serviceName, `{"key":"${key.current}","values":${text}}`);
    };
    return subscribe({ formState: { values: true }, callback: keep });
  }, [serviceName, subscribe]);
  const forget = useCallback(() => {
    key.current = null;
    last.current = '';
    write(serviceName, null);
  }, [serviceName]);
  const renewKey = useCallback(() => {
    key.current = newKey();
    write(serviceName, `{"key":"${key.current}","values":${last.current}}`);
  }, [serviceName]);
  const keyOf = useCallback(() => {
    key.current ??= newKey();
    return key.current;
  }, []);
  return { forget, keyOf, renewKey };
}
