'use client';

import type { ComponentProps } from 'react';
import type { QueryContentProps } from '../ui/QueryContent';
import { QuerySection } from '../ui/QuerySection';
import { UnreadableParameters } from './UnreadableParameters';

/** What a list's address asks for, or why that cannot be: never everything instead. */
export function ListSection<Data>({
  list,
  labels,
  ...content
}: QueryContentProps<Data> & ComponentProps<typeof UnreadableParameters>) {
  if (list.faults.length === 0) return <QuerySection {...content} />;
  return (
    <section aria-label={content.label}>
      <UnreadableParameters list={list} labels={labels} />
    </section>
  );
}
