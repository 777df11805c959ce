'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import type { Estimate } from '@/lib/domain/sending/estimate';
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
      <div role="status" className="mt-1.5 space-y-1 text-xs font-medium empty:hidden">
        {estimate && <Counts estimate={estimate} />}
      </div>
      {estimate && estimate.leftOutCount > 0 && <LeftOut estimate={estimate} />}
      {columns.length > 0 && (
        <Button look="quiet" className="mt-1 -ml-3" onClick={onNumbersOnly}>
          {t('numbersOnly')}
        </Button>
      )}
    </div>
  );
}

function Counts({ estimate: { recipients, nationalCount, repeatedCount, leftOutCount } }: { estimate: Estimate }) {
  const t = useTranslations('send');
  return (
    <>
      <p>{t('valid', { count: recipients })}</p>
      {nationalCount > 0 && <p>{t('readAsFrench', { count: nationalCount })}</p>}
      {repeatedCount > 0 && <p>{t('repeated', { count: repeatedCount })}</p>}
      {leftOutCount > 0 && <p className="text-bad">{t('leftOut', { count: leftOutCount })}</p>}
    </>
  );
}

function LeftOut({ estimate: { leftOut, leftOutCount } }: { estimate: Estimate }) {
  const t = useTranslations('send');
  const more = leftOutCount - leftOut.length;
  return (
    /* Scrolled by keyboard, too. */
    <ul aria-label={t('leftOut', { count: leftOutCount })} tabIndex={0} className="max-h-40 overflow-y-auto text-xs">
      {leftOut.map(({ typed, reason }, index) => (
        <li key={`${index} ${typed}`} className="wrap-anywhere">
          {t.rich('leftOutBecause', {
            typed,
            reason: t(`reasons.${reason}`),
            strong: (words) => <strong className="font-medium">{words}</strong>,
          })}
        </li>
      ))}
      {more > 0 && <li>{t('leftOutMore', { count: more })}</li>}
    </ul>
  );
}
