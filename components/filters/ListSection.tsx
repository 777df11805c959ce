'use client';

import type { List } from '@/lib/queries/use-list';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import type { QueryContentProps } from '../ui/QueryContent';
import { QuerySection } from '../ui/QuerySection';

/** What a list's address asks for, or why that cannot be: never everything instead. */
export function ListSection<Data>({ list, ...content }: QueryContentProps<Data> & { list: List }) {
  if (list.faults.length === 0) return <QuerySection {...content} />;
  return (
    <section aria-label={content.label}>
      <UnreadableParameters faults={list.faults} hrefWith={list.hrefWith} />
    </section>
  );
}
