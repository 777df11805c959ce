'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cellsOf, columnCount, hasHeading } from '@/lib/domain/sending/csv-columns';
import { SelectInput } from '../../forms/SelectInput';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { DialogFoot } from '../../ui/DialogFoot';
import type { CsvTable } from './read-csv';

type Props = CsvTable & {
  /** Lines for the field of recipients. */
  onTake: (cells: readonly string[]) => void;
  onClose: () => void;
};

/** As many are shown of what would be taken. */
const SHOWN = 5;

/** Asks which column of a file the recipients are, and shows what it holds. */
export function CsvDialog({ rows, column: likely, onTake, onClose }: Props) {
  const t = useTranslations('send.csv');
  const forms = useTranslations('forms');
  const [column, setColumn] = useState(likely);
  const cells = cellsOf(rows, column);
  const nameOf = (index: number) => {
    const heading = hasHeading(rows, index) ? rows[0]?.[index]?.trim() : '';
    return heading || t('columnNumber', { number: index + 1 });
  };
  return (
    <Dialog title={t('title')} description={t('text')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <SelectInput
          label={t('column')}
          autoFocus
          value={String(column)}
          onChange={(event) => setColumn(Number(event.target.value))}
          options={Array.from({ length: columnCount(rows) }, (_, index) => [String(index), nameOf(index)] as const)}
        />
        <div role="status" className="rounded-md border border-line bg-well p-4">
          <p className="font-medium">{t('cells', { count: cells.length })}</p>
          <ul className="mt-1.5 text-xs">
            {cells.slice(0, SHOWN).map((cell, index) => (
              <li key={`${index} ${cell}`} className="wrap-anywhere">
                {cell}
              </li>
            ))}
            {cells.length > SHOWN && <li>…</li>}
          </ul>
        </div>
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{forms('cancel')}</Button>
        <Button look="primary" disabled={cells.length === 0} onClick={() => onTake(cells)}>
          {t('take')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
