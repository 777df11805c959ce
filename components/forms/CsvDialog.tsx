'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cellsOf, columnCount, hasHeading, type RecipientLines, withValues } from '@/lib/domain/sending/csv-columns';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { DialogFoot } from '../ui/DialogFoot';
import { Checkbox } from './Checkbox';
import type { CsvTable } from './read-csv';
import { SelectInput } from './SelectInput';

type Props = CsvTable & {
  /** Whether the other columns are wanted too; null: they are not even offered. */
  wantsColumns: boolean | null;
  onTake: (taken: RecipientLines) => void;
  onClose: () => void;
};

/** As many are shown of what would be taken. */
const SHOWN = 5;

/** Asks which column of a file the numbers are, and whether the others go with them, and shows what would be taken. */
export function CsvDialog({ rows, column: likely, wantsColumns, onTake, onClose }: Props) {
  const t = useTranslations('send.csv');
  const forms = useTranslations('forms');
  const [column, setColumn] = useState(likely);
  const hasOthers = wantsColumns !== null && columnCount(rows) > 1;
  const [keepsOthers, setKeepsOthers] = useState(hasOthers && wantsColumns);
  const nameOf = (index: number) => {
    const heading = hasHeading(rows, index) ? rows[0]?.[index]?.trim() : '';
    return heading || t('columnNumber', { number: index + 1 });
  };
  const taken = keepsOthers
    ? withValues(rows, column, (index) => t('columnNumber', { number: index + 1 }))
    : { lines: cellsOf(rows, column), columns: [] };
  const { lines, columns } = taken;
  return (
    <Dialog title={t('title')} description={t(keepsOthers ? 'textOfTable' : 'text')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <SelectInput
          label={t('column')}
          autoFocus
          value={String(column)}
          onChange={(event) => setColumn(Number(event.target.value))}
          options={Array.from({ length: columnCount(rows) }, (_, index) => [String(index), nameOf(index)] as const)}
        />
        {hasOthers && (
          <Checkbox
            label={t('keepOthers')}
            checked={keepsOthers}
            onChange={(event) => setKeepsOthers(event.target.checked)}
          />
        )}
        <div role="status" className="rounded-md border border-line bg-well p-4">
          <p className="font-medium">{t('cells', { count: lines.length })}</p>
          {columns.length > 0 && (
            <p className="mt-1.5 text-xs wrap-anywhere">
              {t('fields', { names: columns.map((name) => `#${name}#`).join(', ') })}
            </p>
          )}
          <ul className="mt-1.5 text-xs">
            {lines.slice(0, SHOWN).map((line, index) => (
              <li key={`${index} ${line}`} className="wrap-anywhere">
                {line.split('\t').join(' · ')}
              </li>
            ))}
            {lines.length > SHOWN && <li>…</li>}
          </ul>
        </div>
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{forms('cancel')}</Button>
        <Button look="primary" disabled={lines.length === 0} onClick={() => onTake(taken)}>
          {t(keepsOthers ? 'takeTable' : 'take')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
