import type en from '@/messages/en.json';

/** Why something is refused. Its words are in messages/*.json, under `faults`; a code without words is an error of types. */
export type FaultCode = keyof (typeof en)['faults'];

/** What the words of a fault speak of, such as a limit. */
type FaultFacts = Readonly<Record<string, string | number>>;

/** A code, and its facts behind it as JSON: text, as the message of a zod issue and of a form's field must be. */
export type Fault = FaultCode | `${FaultCode} ${string}`;

export const fault = (code: FaultCode, facts?: FaultFacts): Fault =>
  facts === undefined ? code : `${code} ${JSON.stringify(facts)}`;

/** The code and the facts of a fault. */
export function readFault(text: string): { readonly code: string; readonly facts: FaultFacts } {
  const [, code = text, facts] = /^(\w+) (\{.*\})$/s.exec(text) ?? [];
  return { code, facts: facts === undefined ? {} : JSON.parse(facts) };
}
