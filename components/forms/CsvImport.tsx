'use client';

import { Upload } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecipientLines } from '@/lib/domain/sending/csv-columns';
import { Button } from '../ui/Button';
import { FAULT } from '../ui/control-look';
import { useFaultWords } from '../ui/use-fault-words';
import { onDemand } from './on-demand';
import { type CsvLimits, type CsvTable, readCsv } from './read-csv';

const CsvDialog = onDemand(async () => (await import('./CsvDialog')).CsvDialog);

type Props = {
  /** Whether the other columns are wanted too; null: they are not even offered. */
  wantsColumns: boolean | null;
  /** How large a file may be. */
  limits?: CsvLimits;
  onTake: (taken: RecipientLines) => void;
  /** What a file may be dropped on, with the button beside its label. */
  children: (button: ReactNode) => ReactNode;
};

/** A file of numbers, chosen or dropped: one of its columns, or all of them. */
export function CsvImport({ wantsColumns, limits, onTake, children }: Props) {
  const t = useTranslations('send.csv');
  const faultWords = useFaultWords();
  const input = useRef<HTMLInputElement>(null);
  const [table, setTable] = useState<CsvTable | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = await readCsv(file, limits);
    setFault('fault' in read ? read.fault : null);
    if ('table' in read) setTable(read.table);
  };
  return (
    // Dropping is a shorter way for who has a mouse: the button does the same.
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void open(event.dataTransfer.files[0]);
      }}
    >
      {children(
        <Button className="mb-1" onClick={() => input.current?.click()}>
          <Upload aria-hidden="true" className="size-4" />
          {t('choose')}
        </Button>,
      )}
      <p role="alert" className={FAULT}>
        {fault && faultWords(fault)}
      </p>
      {/* What is chosen here is not yet typed into the form around it. */}
      <div onInput={(event) => event.stopPropagation()}>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-label={t('choose')}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            void open(event.target.files?.[0]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
        {table && (
          <CsvDialog
            {...table}
            wantsColumns={wantsColumns}
            onTake={(taken) => {
              setTable(null);
              onTake(taken);
            }}
            onClose={() => setTable(null)}
          />
        )}
      </div>
    </div>
  );
}
