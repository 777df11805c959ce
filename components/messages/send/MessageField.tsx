'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { outsideGsm7, septetsOf } from '@/lib/domain/sms/gsm7';
import {
  GSM7_CONCATENATED,
  GSM7_SINGLE,
  segmentText,
  UCS2_CONCATENATED,
  UCS2_SINGLE,
} from '@/lib/domain/sms/segmentation';
import { withStopClause } from '@/lib/domain/sms/stop-clause';
import { TextArea } from '../../forms/TextArea';

type Props = Omit<ComponentProps<typeof TextArea>, 'label' | 'hint'> & {
  text: string;
  /** What is added for numbers in France; null: nothing. */
  clause: string | null;
};

/** As many characters are named one by one. */
const MOST_NAMED = 5;

const name = (characters: readonly string[]) =>
  characters.slice(0, MOST_NAMED).join(' ') + (characters.length > MOST_NAMED ? ' …' : '');

/** The text, with the count by which it is billed. */
export function MessageField({ text, clause, ...field }: Props) {
  const t = useTranslations('send');
  const sent = clause === null ? text : withStopClause(text, clause);
  const { encoding, segmentCount, units, unitsLeft } = segmentText(sent);
  const odd = outsideGsm7(sent);
  const doubles = encoding === 'gsm7' ? [...sent].filter((character) => septetsOf(character) === 2) : [];
  return (
    <div>
      <TextArea label={t('message')} rows={5} {...field} />
      <div className="mt-1.5 space-y-1 text-xs text-secondary tabular-nums">
        <p>{t('count', { segments: segmentCount, encoding: t(`encodings.${encoding}`), units, left: unitsLeft })}</p>
        <p role="status" className="font-medium text-warn empty:hidden">
          {odd.length > 0 &&
            t('forcesUnicode', {
              ...{ count: odd.length, characters: name(odd) },
              ...{ alone: UCS2_SINGLE, long: UCS2_CONCATENATED, gsmAlone: GSM7_SINGLE, gsmLong: GSM7_CONCATENATED },
            })}
        </p>
        {doubles.length > 0 && (
          <p>{t('counted', { count: doubles.length, characters: name([...new Set(doubles)]) })}</p>
        )}
        {clause !== null && <p>{t('stopCounted')}</p>}
      </div>
    </div>
  );
}
