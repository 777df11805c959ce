'use client';

import { useTranslations } from 'use-intl';
import { callbackSucceeded } from '@/lib/domain/callbacks/callback-success';
import type { CallbackRow } from '@/lib/schemas/callback';
import { useFormat } from '../ui/use-format';

export const hasSucceeded = ({ httpStatus }: Pick<CallbackRow['history'][number], 'httpStatus'>): boolean =>
  httpStatus !== null && callbackSucceeded(httpStatus);

/** Tells what followed one try of a call: that it was answered, that somebody asked for another, another try after so long or at a moment to come, or that it was given up. */
export function useThen(timeZone: string): (delivery: CallbackRow, index: number) => string {
  const t = useTranslations('callbacks.followed');
  const actors = useTranslations('audit.actors');
  const format = useFormat();
  return ({ status, nextAttemptAt, history, redelivered }, index) => {
    const attempt = history[index];
    if (!attempt) return '';
    const next = history[index + 1];
    // As ISO 8601, of which the later one is the larger.
    if (redelivered && attempt.at < redelivered.at && (!next || redelivered.at <= next.at)) {
      const { kind, name } = redelivered.by;
      return t('byHand', { actor: actors(kind, { name }), moment: format.minute(redelivered.at, timeZone) });
    }
    if (hasSucceeded(attempt)) return t('done');
    if (!next && status === 'failing' && nextAttemptAt !== null) {
      return t('next', { moment: format.dateTime(nextAttemptAt, timeZone) });
    }
    if (!next) return status === 'failed' ? t('givenUp') : '';
    return t('triedAgain', { length: format.length(Date.parse(next.at) - Date.parse(attempt.at)) });
  };
}
