'use client';

import { useTranslations } from 'use-intl';
import type { RateImportCounts } from '@/lib/domain/pricing/rate-change';
import { importRatesAction } from '@/lib/panel/actions/rates';
import { importRatesSchema } from '@/lib/schemas/change-rate';
import type { ShownImport } from '@/lib/schemas/rate';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';
import { ImportChanges } from './ImportChanges';

export type OpenImport = { readonly lines: string; readonly preview: ShownImport };
type Props = OpenImport & { timeZone: string; onDone: (message: string) => void; onClose: () => void };

/** What a file of rates would change, or which of its lines are wrong: then nothing can be imported. */
export function ImportDialog({ lines, preview, timeZone, onDone, onClose }: Props) {
  const t = useTranslations('rates');
  const { faultyCount, plan } = preview;
  const actionForm = useActionForm<{ lines: string }, RateImportCounts>({
    schema: importRatesSchema,
    defaultValues: { lines },
    action: (input) => importRatesAction({ plan }, input),
    onDone: (_, imported) => onDone(t('imported', { count: imported.added + imported.changed })),
  });
  return (
    <FormDialog
      title={t('importTitle')}
      description={t('importText')}
      actionForm={actionForm}
      confirm={t('importConfirm')}
      blocked={faultyCount > 0}
      onClose={onClose}
    >
      {faultyCount > 0 ? <Faulty {...preview} /> : <ImportChanges preview={preview} timeZone={timeZone} />}
    </FormDialog>
  );
}

function Faulty({ faulty, faultyCount }: Pick<ShownImport, 'faulty' | 'faultyCount'>) {
  const t = useTranslations('rates');
  return (
    <div className="rounded-md border border-line bg-well p-4">
      <p role="alert" className="font-medium text-bad">
        {t('faulty', { count: faultyCount })}
      </p>
      <ul className="mt-1.5 text-xs">
        {faulty.map(({ line, text, fault }) => (
          <li key={line} className="wrap-anywhere">
            {t('faultyLine', { line })}: {text} – {t(`faults.${fault}`)}
          </li>
        ))}
        {faultyCount > faulty.length && <li>{t('faultyMore', { count: faultyCount - faulty.length })}</li>}
      </ul>
    </div>
  );
}
