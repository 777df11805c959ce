'use client';

import { type ComponentProps, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { SegmentCounts } from '@/lib/domain/sending/add-up-prices';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { readMergeText } from '@/lib/domain/sending/merge-fields';
import type { Merged } from '@/lib/domain/sending/preview-merge';
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
import { Button } from '../../ui/Button';

type Props = Omit<ComponentProps<typeof TextArea>, 'label' | 'hint'> & {
  text: string;
  /** What is added for numbers in France; null: nothing. */
  clause: string | null;
  columns: readonly string[];
  /** What the server has made of its fields. */
  estimate: Pick<Estimate, 'merged' | 'segments'> | null;
  onWrite: (text: string) => void;
};

/** As many characters are named one by one. */
const MOST_NAMED = 5;

const name = (characters: readonly string[]) =>
  characters.slice(0, MOST_NAMED).join(' ') + (characters.length > MOST_NAMED ? ' …' : '');

const asField = (name: string) => `#${name}#`;

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

function FieldButtons({ columns, onChoose }: { columns: readonly string[]; onChoose: (column: string) => void }) {
  const t = useTranslations('send');
  return (
    <div role="group" aria-label={t('insert')} className="mt-1.5 flex flex-wrap items-center gap-1.5">
      {columns.map((name, index) => (
        <Button key={`${index} ${name}`} className="font-mono text-2xs" onClick={() => onChoose(name)}>
          {asField(name)}
        </Button>
      ))}
    </div>
  );
}

/** The text, with the count by which it is billed. */
export function MessageField({ text, clause, columns, estimate, onWrite, ref, ...field }: Props) {
  const t = useTranslations('send');
  const area = useRef<HTMLTextAreaElement>(null);
  const { unknown } = readMergeText(text, columns);
  /** Where the caret is, or was. */
  const insert = (column: string) => {
    const at = area.current?.selectionEnd ?? text.length;
    onWrite(text.slice(0, at) + asField(column) + text.slice(at));
    area.current?.focus();
  };
  const sent = clause === null ? text : withStopClause(text, clause);
  const { encoding, segmentCount, units, unitsLeft } = segmentText(sent);
  const odd = outsideGsm7(sent);
  const doubles = encoding === 'gsm7' ? [...sent].filter((character) => septetsOf(character) === 2) : [];
  return (
    <div>
      <TextArea
        label={t('message')}
        rows={5}
        warning={!field.error && unknown.length > 0 && t('unknownFields', { names: unknown.map(asField).join(', ') })}
        {...field}
        ref={(element) => {
          area.current = element;
          if (typeof ref === 'function') ref(element);
        }}
      />
      {columns.length > 0 && <FieldButtons columns={columns} onChoose={insert} />}
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
        {doubles.length > 0 && (
          <p>{t('counted', { count: doubles.length, characters: name([...new Set(doubles)]) })}</p>
        )}
        {clause !== null && <p>{t('stopCounted')}</p>}
      </div>
    </div>
  );
}
