'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';

/** A control within a chip: the chip is its border, with which it is as high as a button. */
export const CHIP_CONTROL = 'min-h-7.5 max-w-full bg-transparent max-sm:min-h-10.5 outline-none placeholder:text-muted';

type Props = {
  label: ReactNode;
  /** What it is called where the label is not enough of a sentence. */
  name: string;
  isOn: boolean;
  /** As wide as its room, and never dashed. */
  isWide?: boolean;
  /** Of several controls: on a phone each of them has a line. */
  isOfSeveral?: boolean;
  isWrong: boolean;
  onClear: () => void;
  children: ReactNode;
};

/** One filter: dashed while it is off, solid with its value and a cross while it is on. */
export function FilterChip({ label, name, isOn, isWide = false, isOfSeveral, isWrong, onClear, children }: Props) {
  const t = useTranslations('filters');
  return (
    <div
      className={classNames(
        'flex min-h-8 max-w-full items-center rounded-md border bg-surface max-sm:min-h-11',
        !isWide && 'w-fit',
        isOfSeveral && 'max-sm:grid max-sm:w-full max-sm:grid-cols-[auto_auto_minmax(0,1fr)_auto]',
        'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus',
        !isOn && !isWide && 'border-dashed',
        isWrong ? 'border-bad' : 'border-control',
      )}
    >
      {label}
      {children}
      {isOn && (
        <button
          type="button"
          onClick={onClear}
          aria-label={t('clear', { name })}
          className="ml-auto grid h-7.5 w-8 shrink-0 place-items-center max-sm:h-10.5 max-sm:w-11 rounded-md text-muted hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  );
}

/** The name of a chip's control: seen beside the value, heard always, then without what stands between the two. */
export function ChipLabel({ htmlFor, isOn, children }: { htmlFor: string; isOn: boolean; children: ReactNode }) {
  const t = useTranslations('filters');
  return (
    <>
      <label htmlFor={htmlFor} className={isOn ? 'shrink-0 pl-2.5 text-muted' : 'sr-only'}>
        {children}
      </label>
      {isOn && (
        <span aria-hidden="true" className="text-muted">
          {t('colon')}
        </span>
      )}
    </>
  );
}
