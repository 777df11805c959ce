'use client';

import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { importBlacklistAction, previewBlacklistImportAction } from '@/lib/panel/actions/blacklist';
import { type BlacklistImport, type ImportBlacklistInput, importBlacklistSchema } from '@/lib/schemas/import-blacklist';
import { FormDialog } from '../forms/FormDialog';
import { LeftOutList, LeftOutWords } from '../forms/LeftOut';
import { toldFault } from '../forms/told-fault';
import { useActionForm } from '../forms/use-action-form';
import { useTold } from '../forms/use-told';
import { classNames } from '../ui/class-names';
import { importedFacts, waitingFacts } from './import-words';
import { NumbersField } from './NumbersField';

type Props = {
  serviceName: string;
  /** It was saved; the message says what. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** Puts many numbers on the blacklist, written, pasted or from a file; what that comes to is shown before. */
export function ImportDialog({ serviceName, onDone, onClose }: Props) {
  const t = useTranslations('blacklist');
  const actionForm = useActionForm<ImportBlacklistInput, BlacklistImport | null>({
    schema: importBlacklistSchema,
    defaultValues: { numbers: '' },
    action: async (input) => {
      if (preview) return importBlacklistAction(serviceName, input);
      // It could not be told before, as when the connection was lost: nothing is added before it is.
      const again = await previewBlacklistImportAction(serviceName, input);
      if (!again.ok) return again;
      await lookAgain();
      return { ok: true, value: null };
    },
    onDone: (_, imported) => {
      if (imported) onDone(t('imported', importedFacts(imported)));
    },
  });
  const { form } = actionForm;
  const numbers = useWatch({ control: form.control, name: 'numbers' });
  const { told, isCurrent, lookAgain } = useTold({
    key: [serviceName, 'blacklist', 'import'],
    input: { numbers },
    schema: importBlacklistSchema,
    ask: (asked) => previewBlacklistImportAction(serviceName, asked),
  });
  const isBlank = numbers.trim() === '';
  const preview = !isBlank && told?.ok ? told.value : null;
  return (
    <FormDialog
      title={t('importTitle')}
      description={t('importText')}
      actionForm={actionForm}
      busy={!isBlank && !isCurrent}
      confirm={t('importConfirm', { count: preview?.added ?? 0 })}
      onClose={onClose}
    >
      <NumbersField
        form={form}
        error={form.formState.errors.numbers?.message ?? (isBlank ? undefined : toldFault({ told, isCurrent }))}
      />
      <Preview preview={preview} />
    </FormDialog>
  );
}

/** What would be added, and what of the numbers would not, and why; its frame is there before, so that it is read out. */
function Preview({ preview }: { preview: BlacklistImport | null }) {
  return (
    <div className={classNames(preview && 'rounded-md border border-line bg-well p-4')}>
      <div role="status">{preview && <Counts preview={preview} />}</div>
      {preview && <LeftOutList estimate={preview} />}
    </div>
  );
}

function Counts({ preview }: { preview: BlacklistImport }) {
  const t = useTranslations('blacklist');
  const send = useTranslations('send');
  const { added, listed, repeatedCount, nationalCount, waiting, isWaitingKnown } = preview;
  return (
    <>
      <p className="font-medium">{t('willBeAdded', { count: added })}</p>
      <div className="mt-1.5 flex flex-col gap-1 text-xs empty:hidden">
        {listed > 0 && <p>{t('areListed', { count: listed })}</p>}
        {repeatedCount > 0 && <p>{send('repeated', { count: repeatedCount })}</p>}
        {nationalCount > 0 && <p>{send('readAsFrench', { count: nationalCount })}</p>}
        {waiting > 0 && <p className="font-medium text-warn">{t('waitingToThem', waitingFacts(preview))}</p>}
        {waiting === 0 && !isWaitingKnown && <p className="font-medium text-warn">{t('waitingUnknown')}</p>}
        {preview.leftOutCount > 0 && (
          <p className="wrap-anywhere">
            <LeftOutWords estimate={preview} />
          </p>
        )}
      </div>
    </>
  );
}
