'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button';
import { ErrorNotice } from './Notice';
import { TableSkeleton } from './Skeleton';
import { useFaultWords } from './use-fault-words';
import { useStandstill } from './use-standstill';

/** What React Query knows of one read. */
type Read<Data> = {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => Promise<unknown>;
};

export type QueryContentProps<Data> = {
  /** What is read: its name for screen readers. */
  label: string;
  /** Rows of the skeleton. */
  rows: number;
  read: Read<Data>;
  children: (data: Data) => ReactNode;
};

/** A skeleton while a read is on its way, the error with a way to try again, or what was read. */
export function QueryContent<Data>({ label, rows, read, children }: QueryContentProps<Data>) {
  const t = useTranslations('ui');
  const faultWords = useFaultWords();
  const { data, error, isFetching, refetch } = read;
  // Trying again cannot help then.
  const standsStill = useStandstill() !== null;
  return (
    <>
      {error && !standsStill && (
        <div className="p-4">
          <ErrorNotice
            action={
              <Button busy={isFetching} onClick={() => void refetch()}>
                {t('tryAgain')}
              </Button>
            }
          >
            {faultWords(error.message)}
          </ErrorNotice>
        </div>
      )}
      {data === undefined && !error && <TableSkeleton rows={rows} label={t('loading', { what: label })} />}
      {data !== undefined && children(data)}
    </>
  );
}
