'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { useFaultWords } from '../ui/use-fault-words';
import { type FilterField, parametersOf } from './filter-field';
import { useParameterLabels } from './use-parameter-labels';

/** The id of what is wrong with a parameter, by which its field is described. */
export const faultIdIn = (barId: string, name: string): string => `${barId}-${name}-fault`;

type Props = { list: Pick<List, 'faults'>; fields: readonly FilterField[]; barId: string };

/** What is wrong with the filters, below all of them, so that none is moved by it. */
export function FilterFaults({ list, fields, barId }: Props) {
  const t = useTranslations('filters');
  const faultWords = useFaultWords();
  const labels = useParameterLabels(fields);
  const faults = fields.flatMap(parametersOf).flatMap((name) => list.faults.filter((fault) => fault.name === name));
  if (faults.length === 0) return null;
  return (
    <ul className="basis-full text-xs text-bad">
      {faults.map(({ name, fault }) => (
        <li key={name} className="wrap-anywhere">
          {t.rich('faultOf', {
            field: labels[name] ?? name,
            fault: () => <span id={faultIdIn(barId, name)}>{faultWords(fault)}</span>,
          })}
        </li>
      ))}
    </ul>
  );
}
