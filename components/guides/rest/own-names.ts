/** What an account has of its own, in the place of what stands for it in the API's description. */
import { ANY_SENDER } from '@/lib/domain/http2sms/send-example';
import type { RestOperation } from './operations';
import type { CallValues } from './rest-call';

export type OwnNames = {
  readonly serviceName: string;
  /** Of one that can send; null: the account has none. */
  readonly login: string | null;
  /** As `exampleSender` has it. */
  readonly sender: string;
};

/**
 * What the placeholders of a path and what has to be in a query begin with. Whom or what is to be deleted nobody names
 * but the reader.
 */
export function ownValues({ fields, method }: RestOperation, { serviceName, login, sender }: OwnNames): CallValues {
  const names = { login: login ?? '', sender: sender === ANY_SENDER ? '' : sender };
  const known: CallValues = method === 'DELETE' ? { serviceName } : { ...names, serviceName };
  return Object.fromEntries(
    fields.flatMap(({ name, place, isRequired, example }) => {
      const value = place === 'path' ? (known[name] ?? '') : isRequired ? example : '';
      return (place === 'path' || place === 'query') && value !== '' ? [[name, value]] : [];
    }),
  );
}

/** A body to begin from, with the account's own sender. */
export const ownBody = ({ body }: RestOperation, { sender }: OwnNames): string =>
  (body ?? '').replaceAll(JSON.stringify(ANY_SENDER), () => JSON.stringify(sender));
