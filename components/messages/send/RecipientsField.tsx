'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { LeftOutList, LeftOutWords } from '../../forms/LeftOut';
import { TextArea } from '../../forms/TextArea';
import { Button } from '../../ui/Button';

type Props = Omit<ComponentProps<typeof TextArea>, 'label' | 'hint'> & {
  /** Null while nothing is written. */
  estimate: Estimate | null;
  columns: readonly string[];
  onNumbersOnly: () => void;
};

/** Whom it goes to, and whom not, each with the reason. */
export function RecipientsField({ estimate, columns, onNumbersOnly, ...field }: Props) {
  const t = useTranslations('send');
  return (
    <div>
      <TextArea
        label={t('recipients')}
        rows={4}
        autoComplete="off"
        spellCheck={false}
        wrap={columns.length > 0 ? 'off' : 'soft'}
        hint={columns.length > 0 ? t('rowsHint', { names: columns.join(', ') }) : t('recipientsHint')}
        {...field}
      />
      <p role="status" className="mt-1.5 text-xs wrap-anywhere empty:hidden">
        {estimate && <Counts estimate={estimate} />}
      </p>
      {estimate && <LeftOutList estimate={estimate} />}
      {columns.length > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={onNumbersOnly}>
          {t('numbersOnly')}
        </Button>
      )}
    </div>
  );
}

function Counts({ estimate }: { estimate: Estimate }) {
  const t = useTranslations('send');
  const { recipients, nationalCount, repeatedCount } = estimate;
  return (
    <>
      <LeftOutWords estimate={estimate} />
      <span>{t('valid', { count: recipients })}</span>
      {repeatedCount > 0 && <> {t('repeated', { count: repeatedCount })}</>}
      {nationalCount > 0 && <> {t('readAsFrench', { count: nationalCount })}</>}
    </>
  );
}
