'use client';

import type { UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { type ImportBlacklistInput, MOST_IMPORTED_NUMBERS } from '@/lib/schemas/import-blacklist';
import { CsvImport } from '../forms/CsvImport';
import { TextArea } from '../forms/TextArea';
import { useHold } from '../ui/use-dialog';

/** The file of a whole blacklist has its dates and reasons, too; its numbers alone are sent. */
const OF_BLACKLIST = { mostBytes: 20_000_000, tooLarge: 'blacklist_file_too_large', keepsEmptyLines: false } as const;

type Props = { form: UseFormReturn<ImportBlacklistInput>; error: string | undefined };

/** Numbers in any layout, typed, pasted, or from a column of a file, which is added to them. */
export function NumbersField({ form, error }: Props) {
  const t = useTranslations('blacklist');
  const forms = useTranslations('forms');
  const hold = useHold();
  const take = (lines: readonly string[]) => {
    const written = form.getValues('numbers').trimEnd();
    const all = written === '' ? lines : [written, ...lines];
    form.setValue('numbers', all.join('\n'), { shouldDirty: true, shouldValidate: true });
    hold({ loses: forms('closeUnsaved') });
  };
  return (
    <CsvImport wantsColumns={null} limits={OF_BLACKLIST} onTake={({ lines }) => take(lines)}>
      {(button) => (
        <TextArea
          label={t('numbers')}
          action={button}
          hint={t('numbersHint', { most: MOST_IMPORTED_NUMBERS })}
          rows={6}
          autoComplete="off"
          autoFocus
          spellCheck={false}
          error={error}
          {...form.register('numbers')}
        />
      )}
    </CsvImport>
  );
}
