import type { UseFormReturn } from 'react-hook-form';
import type { RecipientLines } from '@/lib/domain/sending/csv-columns';
import type { Composed } from '@/lib/schemas/send';

const CHANGED = { shouldDirty: true, shouldValidate: true } as const;

/** What fills in recipients for whoever does not type them. */
export function useRecipients({ setValue }: UseFormReturn<Composed>, recipients: string) {
  /** Numbers are added; a table takes the place of what was there, because its columns are its own. */
  const takeRecipients = ({ lines, columns }: RecipientLines) => {
    const added = columns.length > 0 || recipients.trim() === '' ? lines : [recipients.trimEnd(), ...lines];
    if (columns.length > 0) setValue('columns', columns, { shouldDirty: true });
    setValue('recipients', added.join('\n'), CHANGED);
  };
  const keepNumbersOnly = () => {
    const numbers = recipients.split('\n').map((line) => line.split('\t')[0] ?? '');
    setValue('columns', [], { shouldDirty: true });
    setValue('recipients', numbers.join('\n'), CHANGED);
  };
  return { takeRecipients, keepNumbersOnly };
}
