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
import { Dialog } from '../ui/Dialog';
import { DialogFoot } from '../ui/DialogFoot';
import { ImportChanges } from './ImportChanges';

export type OpenImport = { readonly lines: string; readonly preview: ShownImport };
type FormProps = OpenImport & { timeZone: string; onDone: (message: string) => void; onClose: () => void };
type Props = FormProps & { busy: boolean; onAnother: () => void };

/** What a file of rates would change, or which of its lines are wrong: then another file can be chosen. */
export function ImportDialog({ busy, onAnother, ...rest }: Props) {
  const t = useTranslations('rates');
  const { lines, preview, onClose } = rest;
  const isRight = preview.faultyCount === 0;
  return (
    <Dialog
      title={t('importTitle')}
      description={t('importText', { isRight: isRight ? 'yes' : 'no' })}
      onClose={onClose}
    >
      {isRight ? (
        <ImportForm key={lines} {...rest} />
      ) : (
        <Faulty {...preview} busy={busy} onAnother={onAnother} onClose={onClose} />
      )}
    </Dialog>
  );
}

function ImportForm({ lines, preview, timeZone, onDone, onClose }: FormProps) {
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

type FaultyProps = Pick<ShownImport, 'faulty' | 'faultyCount'> & Pick<Props, 'busy' | 'onAnother' | 'onClose'>;

function Faulty({ faulty, faultyCount, busy, onAnother, onClose }: FaultyProps) {
  const t = useTranslations('rates');
  const forms = useTranslations('forms');
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
      <DialogFoot>
        <Button onClick={onClose}>{forms('cancel')}</Button>
        <Button look="primary" busy={busy} onClick={onAnother}>
          {t('anotherFile')}
        </Button>
      </DialogFoot>
    </>
  );
}
