'use client';

import { useTranslations } from 'use-intl';
import { useFormat } from '../ui/use-format';
import { useNow } from '../ui/use-now';

const MINUTE_MS = 60_000;

/** Of what waits, in words: when it is to be sent, in how long, and when it was accepted. `readAt`: when it was read. */
export function useDueStory(readAt: string, timeZone: string) {
  const t = useTranslations('messages.page');
  const format = useFormat();
  const now = useNow(readAt);
  return ({ dueAt, createdAt }: { readonly dueAt: string; readonly createdAt: string }): string => {
    const ahead = Date.parse(dueAt) - now;
    const moments = { moment: format.minute(dueAt, timeZone), accepted: format.minute(createdAt, timeZone) };
    return ahead < MINUTE_MS ? t('dueSoon', moments) : t('dueOn', { ...moments, length: format.length(ahead) });
  };
}
