'use client';

import { useTranslations } from 'use-intl';
import type { SegmentCounts } from '@/lib/domain/sending/add-up-prices';
import type { Estimate } from '@/lib/domain/sending/estimate';
import type { Merged } from '@/lib/domain/sending/preview-merge';
import { outsideGsm7, septetsOf } from '@/lib/domain/sms/gsm7';
import {
  GSM7_CONCATENATED,
  GSM7_SINGLE,
  segmentText,
  UCS2_CONCATENATED,
  UCS2_SINGLE,
} from '@/lib/domain/sms/segmentation';
import { withStopClause } from '@/lib/domain/sms/stop-clause-text';

/** As many characters are named one by one. */
const MOST_NAMED = 5;

const name = (characters: readonly string[]) =>
  characters.slice(0, MOST_NAMED).join(' ') + (characters.length > MOST_NAMED ? ' …' : '');

export const asField = (name: string) => `#${name}#`;

/** How long the texts are with their values, and where there are none. */
function MergedCount({ fields, segments }: Pick<Merged, 'fields'> & { segments: SegmentCounts }) {
  const t = useTranslations('send');
  return (
    <>
      <p role="status">{t(segments.least === segments.most ? 'countAlike' : 'countMerged', { ...segments })}</p>
      {fields
        .filter(({ empty }) => empty > 0)
        .map(({ name, empty }) => (
          <p key={name} className="font-medium text-warn">
            {t('emptyValues', { field: asField(name), count: empty })}
          </p>
        ))}
    </>
  );
}

type Props = {
  text: string;
  /** What is added for numbers in France; null: nothing. */
  clause: string | null;
  /** What the server has made of its fields. */
  estimate: Pick<Estimate, 'merged' | 'segments'> | null;
};

/** The count by which a text is billed; nothing is nothing, though the STOP clause would be added to it. */
export function MessageCount({ text, clause, estimate }: Props) {
  const t = useTranslations('send');
  if (text === '') return <p className="mt-1.5 text-xs text-secondary">{t('countNone')}</p>;
  const sent = clause === null ? text : withStopClause(text, clause);
  const { encoding, segmentCount, units, unitsLeft } = segmentText(sent);
  const odd = outsideGsm7(sent);
  const doubles = encoding === 'gsm7' ? [...sent].filter((character) => septetsOf(character) === 2) : [];
  return (
    <div className="mt-1.5 space-y-1 text-xs text-secondary tabular-nums">
      {estimate?.merged && estimate.segments ? (
        <MergedCount fields={estimate.merged.fields} segments={estimate.segments} />
      ) : (
        <p>{t('count', { segments: segmentCount, encoding: t(`encodings.${encoding}`), units, left: unitsLeft })}</p>
      )}
      <p role="status" className="font-medium text-warn empty:hidden">
        {odd.length > 0 &&
          t('forcesUnicode', {
            ...{ count: odd.length, characters: name(odd) },
            ...{ alone: UCS2_SINGLE, long: UCS2_CONCATENATED, gsmAlone: GSM7_SINGLE, gsmLong: GSM7_CONCATENATED },
          })}
      </p>
      {doubles.length > 0 && <p>{t('counted', { count: doubles.length, characters: name([...new Set(doubles)]) })}</p>}
      {clause !== null && <p>{t('stopCounted')}</p>}
    </div>
  );
}
