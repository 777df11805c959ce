'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { useFaultWords } from '../ui/use-fault-words';
import { type FilterField, parametersOf } from './filter-field';
import { useParameterLabels } from './use-parameter-labels';

/** The id of what is wrong with a parameter, by which its field is described. */
export const faultIdIn = (barId: string, name: string): string => `${barId}-${name}-fault`;

type Props = { list: Pick<List, 'faults'>; field: FilterField; barId: string };

/** What is wrong with a filter: right below it on a phone, elsewhere below all of them, so that none is moved by it. */
export function FilterFaults({ list, field, barId }: Props) {
  const t = useTranslations('filters');
  const faultWords = useFaultWords();
  const labels = useParameterLabels([field]);
  return parametersOf(field)
    .flatMap((name) => list.faults.filter((fault) => fault.name === name))
    .map(({ name, fault }) => (
      <p key={name} className="basis-full text-xs wrap-anywhere text-bad sm:order-last">
        {t.rich('faultOf', {
          field: labels[name] ?? name,
          fault: () => <span id={faultIdIn(barId, name)}>{faultWords(fault)}</span>,
        })}
      </p>
    ));
}
