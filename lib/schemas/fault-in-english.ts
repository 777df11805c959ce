import { createTranslator } from 'use-intl/core';
import en from '@/messages/en.json';
import { readFault } from './fault';

const words = createTranslator({ locale: 'en', messages: en, namespace: 'faults' });

const isKnown = (code: string): code is keyof (typeof en)['faults'] => Object.hasOwn(en.faults, code);

/** A fault of a schema (lib/schemas/fault.ts) for whoever reads no form: at a terminal, in a log, in an answer; what is no such fault stays as it is. */
export function faultInEnglish(text: string): string {
  const { code, facts } = readFault(text);
  // Whoever shows it ends its lines where they like, and what is searched for in a log has plain spaces.
  return isKnown(code) ? words(code, facts).replaceAll('\u00a0', ' ') : text;
}
