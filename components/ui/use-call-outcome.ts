'use client';

import { useMessages, useTranslations } from 'use-intl';
import type { CallbackTest } from '@/lib/schemas/callback';

type CallFault = NonNullable<CallbackTest['error']>;
type Outcome = { readonly httpStatus: number | null; readonly error: string | null };

/** Tells what came of one call to a customer's URL: the HTTP code, or why there is none. */
export function useCallOutcome(): (outcome: Outcome) => string {
  const t = useTranslations('ui');
  const callFault: Readonly<Record<CallFault, string>> = useMessages().ui.callFault;
  const isKnown = (error: string): error is CallFault => Object.hasOwn(callFault, error);
  return ({ httpStatus, error }) => {
    if (httpStatus !== null) return t('httpStatus', { status: String(httpStatus) });
    return error !== null && isKnown(error) ? t(`callFault.${error}`) : t('callFailed', { reason: error ?? '?' });
  };
}
