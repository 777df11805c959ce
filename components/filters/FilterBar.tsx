'use client';

import { ChevronDown, ListFilter } from 'lucide-react';
import { Fragment, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { Button } from '../ui/Button';
import { classNames } from '../ui/class-names';
import { ChoiceFilter } from './ChoiceFilter';
import { FilterFaults, faultIdIn } from './FilterFaults';
import {
  type FilterField,
  isRare,
  keyOf,
  nothingOf,
  onAmong,
  parametersOf,
  type SearchFilterField,
} from './filter-field';
import { PairFilter } from './PairFilter';
import { PeriodFilter } from './PeriodFilter';
import { TextFilter } from './TextFilter';

type Props = {
  list: List;
  /** What the log is mostly looked through by. */
  search: SearchFilterField;
  fields: readonly FilterField[];
  /** How many rows are shown. */
  count: ReactNode;
  /** How the list is shown, at the right end. */
  children?: ReactNode;
};

/** Whether a phone has room for it only where the number of rows stands below. */
const isLong = (label: string) => label.length > 16;

/**
 * The filters of a log, all of them in the page's address. Rare ones are behind a button that says how many of them are
 * on; on a phone all but the search are behind one.
 */
export function FilterBar({ list, search, fields, count, children }: Props) {
  const t = useTranslations('filters');
  const id = useId();
  const bar = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const rare = fields.filter(isRare);
  const isWrong = (some: readonly FilterField[]) =>
    some.flatMap(parametersOf).some((name) => list.faults.some((fault) => fault.name === name));
  const rareOn = onAmong(list, rare);
  const [showsRare, setShowsRare] = useState(rareOn > 0);
  const all = [search, ...fields];
  const on = onAmong(list, all);
  // Fields that begin anew: days that were being chosen are not chosen any more.
  const [generation, setGeneration] = useState(0);
  const clear = () => {
    list.filter(nothingOf(all));
    setGeneration(generation + 1);
    // The button that was pressed goes away.
    bar.current?.querySelector('input')?.focus();
  };
  const filters = (some: readonly FilterField[]) =>
    some.map((field) => (
      <Fragment key={keyOf(field)}>
        <Filter field={field} list={list} barId={id} />
        <FilterFaults field={field} list={list} barId={id} />
      </Fragment>
    ));
  const isUnfolded = isOpen || isWrong(fields);
  const isRareUnfolded = showsRare || isWrong(rare);
  return (
    <search ref={bar} aria-label={t('label')} className="flex flex-wrap items-start gap-2">
      <div className={classNames('max-sm:grow', isLong(search.label) ? 'max-sm:basis-56' : 'max-sm:basis-44')}>
        <Filter field={search} list={list} barId={id} searches={t(`searches.${search.of}`)} />
      </div>
      {fields.length > 0 && (
        <Button
          aria-expanded={isUnfolded}
          aria-controls={`${id}-all`}
          onClick={() => setOpen(!isOpen)}
          className="sm:hidden"
        >
          <ListFilter aria-hidden="true" className="size-4" />
          {t('open', { count: onAmong(list, fields) })}
        </Button>
      )}
      <FilterFaults field={search} list={list} barId={id} />
      <div
        key={generation}
        id={`${id}-all`}
        className={classNames(
          'contents max-sm:w-full max-sm:flex-wrap max-sm:gap-2',
          isUnfolded ? 'max-sm:flex' : 'max-sm:hidden',
        )}
      >
        {filters(fields.filter((field) => !isRare(field)))}
        {rare.length > 0 && (
          <>
            <Button
              look="quiet"
              aria-expanded={isRareUnfolded}
              aria-controls={`${id}-rare`}
              onClick={() => setShowsRare(!showsRare)}
              className="max-sm:hidden"
            >
              {t('more', { count: rareOn })}
              <ChevronDown
                aria-hidden="true"
                className={classNames('size-4 transition-transform', isRareUnfolded && 'rotate-180')}
              />
            </Button>
            <div id={`${id}-rare`} className={classNames('contents', !isRareUnfolded && 'sm:hidden')}>
              {filters(rare)}
            </div>
          </>
        )}
      </div>
      {on > 0 && (
        <Button look="quiet" onClick={clear} className="max-sm:-ml-3">
          {t('clearAll', { count: on })}
        </Button>
      )}
      <div className="ml-auto flex items-center gap-2 self-center">
        {/* Without anything to say, it takes no room from the others. */}
        <p aria-live="polite" className="text-muted tabular-nums empty:absolute">
          {count}
        </p>
        {children}
      </div>
    </search>
  );
}

type FilterProps = { field: FilterField; list: List; barId: string; searches?: string };

function Filter({ field, list, barId, searches }: FilterProps) {
  const faultIdOf = (name: string) =>
    list.faults.some((fault) => fault.name === name) ? faultIdIn(barId, name) : null;
  if (field.kind === 'period') {
    const value = { from: list.askedFor('from'), to: list.askedFor('to') };
    const { timeZone, of = 'past' } = field;
    return <PeriodFilter value={value} faultIdOf={faultIdOf} timeZone={timeZone} of={of} onChange={list.filter} />;
  }
  if (field.kind === 'pair') {
    return <PairFilter field={field} list={list} faultIdOf={faultIdOf} />;
  }
  const common = {
    value: list.askedFor(field.name),
    faultId: faultIdOf(field.name),
    onChange: (value: string) => list.filter({ [field.name]: value }),
  };
  return field.kind === 'text' ? (
    <TextFilter field={field} {...common} {...(searches && { searches })} />
  ) : (
    <ChoiceFilter label={field.label} options={field.options} {...common} />
  );
}
