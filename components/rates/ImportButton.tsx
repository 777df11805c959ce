'use client';

import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { previewRatesAction } from '@/lib/panel/actions/rates';
import { MOST_IMPORTED } from '@/lib/schemas/change-rate';
import { callAction } from '../forms/call-action';
import { onDemand } from '../forms/on-demand';
import { readCsv } from '../forms/read-csv';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { useFaultWords } from '../ui/use-fault-words';
import type { ChosenFile } from './ImportDialog';

const ImportDialog = onDemand(async () => (await import('./ImportDialog')).ImportDialog);

const OF_RATES = { mostBytes: 1_048_576, tooLarge: 'rate_file_too_large', keepsEmptyLines: true } as const;

/** In characters: no prefix, amount or moment is longer, and a fault is told by its beginning. */
const LONGEST_CELL = 40;

const inCell = (cell: string) =>
  cell
    .replaceAll(/[\t\r\n]+/g, ' ')
    .trim()
    .slice(0, LONGEST_CELL);

/** The columns that a file of rates has, as they are sent. */
const linesOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.slice(0, 3).map(inCell).join('\t')).join('\n');

/** What it would change, or why it cannot be told. */
async function lookInto(file: File): Promise<ChosenFile | { readonly fault: string }> {
  const read = await readCsv(file, OF_RATES);
  if ('fault' in read) return read;
  const lines = linesOf(read.table.rows);
  if (lines.length > MOST_IMPORTED) return { fault: OF_RATES.tooLarge };
  const preview = await callAction(() => previewRatesAction({ lines }));
  return preview.ok ? { lines, preview: preview.value } : { fault: preview.fault };
}

/** Says what a file of rates has, lets one be chosen, and shows what it would change before it does. */
export function ImportButton({ timeZone, onDone }: { timeZone: string; onDone: (message: string) => void }) {
  const t = useTranslations('rates');
  const announce = useAnnounce();
  const faultWords = useFaultWords();
  const input = useRef<HTMLInputElement>(null);
  const [isReading, setReading] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  // Which file is wanted: whoever cancels, or chooses another, is shown nothing of the one before.
  const wanted = useRef<File | null>(null);
  const close = () => {
    wanted.current = null;
    setReading(false);
    setOpen(false);
    setChosen(null);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    wanted.current = file;
    setOpen(true);
    setReading(true);
    const seen = await lookInto(file);
    if (wanted.current !== file) return;
    setReading(false);
    if ('fault' in seen) announce(faultWords(seen.fault), 'bad');
    else setChosen(seen);
  };
  return (
    <>
      <Button busy={isReading} onClick={() => setOpen(true)}>
        <Upload aria-hidden="true" className="size-4" />
        {t('import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label={t('chooseFile')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void open(event.target.files?.[0]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      {isOpen && (
        <ImportDialog
          file={chosen}
          busy={isReading}
          onChoose={() => input.current?.click()}
          timeZone={timeZone}
          onDone={(message) => {
            close();
            onDone(message);
          }}
          onClose={close}
        />
      )}
    </>
  );
}
