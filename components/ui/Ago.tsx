'use client';

import { useTranslations } from 'use-intl';
import { useFormat } from './use-format';

const JUST_MS = 60_000;

type Props = { at: string; now: number; timeZone: string };

/** How long ago a moment was; the moment itself is shown where a pointer rests, and is there for machines. */
export function Ago({ at, now, timeZone }: Props) {
  const t = useTranslations('ui');
  const format = useFormat();
  const ms = now - Date.parse(at);
  return (
    <time dateTime={at} title={format.dateTime(at, timeZone)} className="whitespace-nowrap">
      {ms < JUST_MS ? t('justNow') : format.ago(ms)}
    </time>
  );
}
