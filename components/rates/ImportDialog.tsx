'use client';

import { useTranslations } from 'use-intl';
import type { RateImportCounts } from '@/lib/domain/pricing/rate-change';
import type { RateImportPreview } from '@/lib/domain/pricing/rate-lines';
import { importRatesAction } from '@/lib/panel/actions/rates';
import { importRatesSchema } from '@/lib/schemas/change-rate';
import { FormDialog } from '../forms/FormDialog';
import { useActionForm } from '../forms/use-action-form';

export type OpenImport = { readonly lines: string; readonly preview: RateImportPreview };
type Props = OpenImport & { onDone: (message: string) => void; onClose: () => void };

/** What a file of rates would change, or which of its lines are wrong: then nothing can be imported. */
export function ImportDialog({ lines, preview, onDone, onClose }: Props) {
  const t = useTranslations('rates');
  const { added, changed, unchanged, faultyCount } = preview;
  const actionForm = useActionForm<{ lines: string }, RateImportCounts>({
    schema: importRatesSchema,
    defaultValues: { lines },
    action: importRatesAction,
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
      {faultyCount > 0 ? (
        <Faulty {...preview} />
      ) : (
        <p role="status" className="rounded-md border border-line bg-well p-4 font-medium">
          {t('counts', { added, changed, unchanged })}
        </p>
      )}
    </FormDialog>
  );
}

function Faulty({ faulty, faultyCount }: Pick<RateImportPreview, 'faulty' | 'faultyCount'>) {
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
