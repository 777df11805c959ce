'use client';

import type { ReactNode } from 'react';
import { Button } from './Button';
import { ErrorNotice } from './Notice';
import { TableSkeleton } from './Skeleton';

/** What React Query knows of one read. */
type Read<Data> = {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
};

type Props<Data> = {
  /** What the list holds: its name for screen readers. */
  label: string;
  /** Rows of the skeleton. */
  rows: number;
  read: Read<Data>;
  children: (data: Data) => ReactNode;
};

/** A list's frame: a skeleton while it loads, the error with a way to try again, or what was read. */
export function QuerySection<Data>({ label, rows, read, children }: Props<Data>) {
  const { data, error, isFetching, refetch } = read;
  return (
    <section
      aria-label={label}
      aria-busy={isFetching}
      className="mt-4 overflow-hidden rounded-xl border border-line bg-surface shadow-card"
    >
      {error && (
        <div className="p-4">
          <ErrorNotice action={<Button onClick={() => void refetch()}>Try again</Button>}>{error.message}</ErrorNotice>
        </div>
      )}
      {data === undefined && !error && <TableSkeleton rows={rows} label={`Loading ${label}`} />}
      {data !== undefined && children(data)}
    </section>
  );
}
