'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';

type Outcome = { readonly httpStatus: number | null; readonly error: string | null };

/** Tells what came of one call to a customer's URL: the HTTP code, or why there is none. */
export function useCallOutcome(): (outcome: Outcome) => string {
  const t = useTranslations('ui');
  const { callFault } = useMessages().ui;
  const isKnown = (error: string): error is keyof Messages['ui']['callFault'] => Object.hasOwn(callFault, error);
  return ({ httpStatus, error }) => {
    if (httpStatus !== null) return t('httpStatus', { status: String(httpStatus) });
    return error !== null && isKnown(error) ? t(`callFault.${error}`) : t('callFailed', { reason: error ?? '?' });
  };
}
