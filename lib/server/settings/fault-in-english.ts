import { createTranslator } from 'use-intl/core';
import { readFault } from '@/lib/schemas/fault';
import en from '@/messages/en.json';

const words = createTranslator({ locale: 'en', messages: en, namespace: 'faults' });

const isKnown = (code: string): code is keyof (typeof en)['faults'] => Object.hasOwn(en.faults, code);

/** A fault of a schema (lib/schemas/fault.ts) for whoever runs the machine; what is no such fault stays as it is. */
export function faultInEnglish(text: string): string {
  const { code, facts } = readFault(text);
  // A terminal ends its lines where it likes, and what is searched for in a log has plain spaces.
  return isKnown(code) ? words(code, facts).replaceAll('\u00a0', ' ') : text;
}
