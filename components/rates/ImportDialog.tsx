'use client';

import { useTranslations } from 'use-intl';
import type { RateImportCounts } from '@/lib/domain/pricing/rate-change';
import { importRatesAction } from '@/lib/panel/actions/rates';
import { importRatesSchema } from '@/lib/schemas/change-rate';
import type { ShownImport } from '@/lib/schemas/rate';
import { ActionForm } from '../forms/ActionForm';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { CodeSample } from '../ui/CodeSample';
import { Dialog } from '../ui/Dialog';
import { DialogFoot } from '../ui/DialogFoot';
import { ImportChanges } from './ImportChanges';

export type ChosenFile = { readonly lines: string; readonly preview: ShownImport };
type Shared = { timeZone: string; onDone: (message: string) => void; onClose: () => void };
type Choice = { busy: boolean; onChoose: () => void; onClose: () => void };
/** `file` is null until one is chosen. */
type Props = Shared & Choice & { file: ChosenFile | null };

/** What a file of rates has; then what it would change, or which of its lines are wrong: then another can be chosen. */
export function ImportDialog({ file, timeZone, onDone, ...choice }: Props) {
  const t = useTranslations('rates');
  const { onClose } = choice;
  const isRight = file?.preview.faultyCount === 0;
  return (
    <Dialog
      title={t('importTitle')}
      description={t('importText', { isRight: isRight ? 'yes' : 'no' })}
      onClose={onClose}
    >
      {!file && <Unchosen {...choice} />}
      {file && isRight && (
        <ImportForm key={file.lines} {...file} timeZone={timeZone} onDone={onDone} onClose={onClose} />
      )}
      {file && !isRight && <Faulty {...file.preview} {...choice} />}
    </Dialog>
  );
}

/** As any spreadsheet reads it. */
const EXAMPLE = '33,0.9\n33639,1.1,2027-01-01 00:00\n*,1';

function Unchosen(choice: Choice) {
  const t = useTranslations('rates');
  return (
    <>
      <CodeSample className="">{EXAMPLE}</CodeSample>
      <p className="mt-2 text-xs text-muted">{t('importExported')}</p>
      <FileChoice {...choice} choose={t('chooseFile')} />
    </>
  );
}

function FileChoice({ busy, choose, onChoose, onClose }: Choice & { choose: string }) {
  const forms = useTranslations('forms');
  return (
    <DialogFoot>
      <Button onClick={onClose}>{forms('cancel')}</Button>
      <Button look="primary" busy={busy} onClick={onChoose}>
        {choose}
      </Button>
    </DialogFoot>
  );
}

function ImportForm({ lines, preview, timeZone, onDone, onClose }: ChosenFile & Shared) {
  const t = useTranslations('rates');
  const { plan } = preview;
  const { form, fault, onSubmit } = useActionForm<{ lines: string }, RateImportCounts>({
    schema: importRatesSchema,
    defaultValues: { lines },
    action: (input) => importRatesAction({ plan }, input),
    onDone: (_, imported) => onDone(t('imported', { count: imported.added + imported.changed })),
  });
  return (
    <ActionForm fault={fault} onSubmit={onSubmit}>
      <ImportChanges preview={preview} timeZone={timeZone} />
      <DialogActions busy={form.formState.isSubmitting} confirm={t('importConfirm')} onCancel={onClose} />
    </ActionForm>
  );
}

function Faulty({ faulty, faultyCount, ...choice }: Pick<ShownImport, 'faulty' | 'faultyCount'> & Choice) {
  const t = useTranslations('rates');
  return (
    <>
      <div className="rounded-md border border-line bg-well p-4">
        <p role="alert" className="font-medium text-bad">
          {t('faulty', { count: faultyCount })}
        </p>
        <ul className="mt-1.5 text-xs">
          {faulty.map(({ line, text, fault }) => (
            <li key={line} className="wrap-anywhere">
              {t('faultyLine', { line, text, fault: t(`faults.${fault}`) })}
            </li>
          ))}
          {faultyCount > faulty.length && <li>{t('faultyMore', { count: faultyCount - faulty.length })}</li>}
        </ul>
      </div>
      <FileChoice {...choice} choose={t('anotherFile')} />
    </>
  );
}
