'use client';

import { useTranslations } from 'use-intl';
import { callbackSucceeded } from '@/lib/domain/callbacks/callback-success';
import type { CallbackRow } from '@/lib/schemas/callback';
import { useFormat } from '../ui/use-format';

export const hasSucceeded = ({ httpStatus }: Pick<CallbackRow['history'][number], 'httpStatus'>): boolean =>
  httpStatus !== null && callbackSucceeded(httpStatus);

/** Tells what followed one try of a call: that it was answered, another try after so long, or that it was given up; nothing of a try that is still to come. */
export function useThen(): (delivery: CallbackRow, index: number) => string {
  const t = useTranslations('callbacks.followed');
  const format = useFormat();
  return ({ status, history }, index) => {
    const attempt = history[index];
    if (!attempt) return '';
    if (hasSucceeded(attempt)) return t('done');
    const next = history[index + 1];
    if (!next) return status === 'failed' ? t('givenUp') : '';
    return t('triedAgain', { length: format.length(Date.parse(next.at) - Date.parse(attempt.at)) });
  };
}
