import { useTranslations } from 'use-intl';
import type { Estimate } from '@/lib/domain/sending/estimate';

/** What was written among the recipients and is none. */
export type LeftOutEntries = Pick<Estimate, 'leftOut' | 'leftOutCount'>;

type Props = {
  estimate: LeftOutEntries;
  /** It has been sent. */
  isOver?: boolean;
};

/** That something is left out: of one entry which and why, of several how many, with `LeftOutList` to follow. */
export function LeftOutWords({ estimate: { leftOut, leftOutCount }, isOver = false }: Props) {
  const t = useTranslations('send');
  const [only] = leftOut;
  if (!only) return null;
  return (
    <>
      <span className="font-medium text-bad">
        {leftOutCount === 1
          ? t(isOver ? 'wasLeftOutOne' : 'leftOutOne', only)
          : t(isOver ? 'wereLeftOut' : 'leftOut', { count: leftOutCount })}
      </span>{' '}
    </>
  );
}

/** Several entries that are left out, each with the reason. */
export function LeftOutList({ estimate: { leftOut, leftOutCount }, isOver = false }: Props) {
  const t = useTranslations('send');
  const more = leftOutCount - leftOut.length;
  if (leftOutCount < 2) return null;
  return (
    /* Scrolled by keyboard, too. */
    <ul
      aria-label={t(isOver ? 'wereLeftOut' : 'leftOut', { count: leftOutCount })}
      tabIndex={0}
      className="mt-1 max-h-40 overflow-y-auto text-xs"
    >
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
