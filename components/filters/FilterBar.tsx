'use client';

import { ListFilter } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { Button } from '../ui/Button';
import { classNames } from '../ui/class-names';
import { useFaultWords } from '../ui/use-fault-words';
import { ChoiceFilter } from './ChoiceFilter';
import { type FilterField, parametersOf, type TextFilterField } from './filter-field';
import { PeriodFilter } from './PeriodFilter';
import { TextFilter } from './TextFilter';

type Props = {
  list: List;
  /** What the log is mostly looked through by. */
  search: TextFilterField;
  fields: readonly FilterField[];
  /** How many rows are shown. */
  count: ReactNode;
  /** How the list is shown, at the right end. */
  children?: ReactNode;
};

/** The filters of a log, all of them in the page's address. On a phone all but the search are behind one button. */
export function FilterBar({ list, search, fields, count, children }: Props) {
  const t = useTranslations('filters');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isOn = (field: FilterField) => parametersOf(field).some((name) => list.askedFor(name) !== '');
  const isWrong = fields.flatMap(parametersOf).some((name) => list.faults.some((fault) => fault.name === name));
  const all = [search, ...fields];
  const on = all.filter(isOn).length;
  const onInside = fields.filter(isOn).length;
  // Fields that begin anew: days that were being chosen are not chosen any more.
  const [generation, setGeneration] = useState(0);
  const bar = useRef<HTMLElement>(null);
  const clear = () => {
    list.filter(Object.fromEntries(all.flatMap(parametersOf).map((name) => [name, undefined])));
    setGeneration(generation + 1);
    // The button that was pressed goes away.
    bar.current?.querySelector('input')?.focus();
  };
  return (
    <search ref={bar} aria-label={t('label')} className="flex flex-wrap items-start gap-2">
      <div className="max-sm:grow max-sm:basis-44">
        <Filter field={search} list={list} isSearch />
      </div>
      {fields.length > 0 && (
        <Button
          aria-expanded={isOpen || isWrong}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="sm:hidden"
        >
          <ListFilter aria-hidden="true" className="size-4" />
          {t('open', { count: onInside })}
        </Button>
      )}
      <div
        key={generation}
        id={id}
        className={classNames(
          'contents max-sm:w-full max-sm:flex-wrap max-sm:gap-2',
          isOpen || isWrong ? 'max-sm:flex' : 'max-sm:hidden',
        )}
      >
        {fields.map((field) => (
          <Filter key={parametersOf(field).join()} field={field} list={list} />
        ))}
      </div>
      {on > 0 && (
        <Button look="quiet" onClick={clear}>
          {t('clearAll')}
        </Button>
      )}
      {/* Without anything to say, it takes no room from the others. */}
      <p aria-live="polite" className="ml-auto self-center text-muted tabular-nums empty:absolute">
        {count}
      </p>
      {children}
    </search>
  );
}

function Filter({ field, list, isSearch }: { field: FilterField; list: List; isSearch?: boolean }) {
  const faultWords = useFaultWords();
  const faultOf = (name: string) => {
    const found = list.faults.find((fault) => fault.name === name);
    return found ? faultWords(found.fault) : null;
  };
  if (field.kind === 'period') {
    const value = { from: list.askedFor('from'), to: list.askedFor('to') };
    return <PeriodFilter value={value} faultOf={faultOf} timeZone={field.timeZone} onChange={list.filter} />;
  }
  const common = {
    value: list.askedFor(field.name),
    fault: faultOf(field.name),
    onChange: (value: string) => list.filter({ [field.name]: value }),
  };
  return field.kind === 'text' ? (
    <TextFilter field={field} {...common} {...(isSearch && { isSearch })} />
  ) : (
    <ChoiceFilter label={field.label} options={field.options} {...common} />
  );
}
