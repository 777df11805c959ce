import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { INSTANCE } from '@/lib/queries/instance-resources';
import type en from '@/messages/en.json';
import { FirstReads, first, type PageQuery, readNow } from './first-reads';
import { INSTANCE_READS } from './instance-reads';
import { words } from './words';

/** What Next gives a page of one carrier. */
export type CarrierPageProps = {
  readonly params: Promise<{ readonly name: string }>;
  readonly searchParams: Promise<PageQuery>;
};

type Title = Extract<keyof (typeof en)['titles'], `carrier${string}`>;

/** A tab of the browser names the carrier. */
export async function carrierTitle(title: Title, { params }: CarrierPageProps): Promise<Metadata> {
  const t = await words();
  return { title: t(`titles.${title}`, { name: (await params).name }) };
}

type Props = {
  name: string;
  reads?: Parameters<typeof FirstReads>[0]['reads'];
  /** What is shown instead of one that is deleted, while messages of it wait for a decision; absent: nothing is. */
  deleted?: ReactNode;
  children: ReactNode;
};

/** What each page of a carrier reads first; one that is not there, or is deleted, is not found. */
export async function CarrierReads({ name, reads = [], deleted, children }: Props) {
  const { carrier, outages, carrierUndecided } = INSTANCE_READS;
  const found = await readNow(carrier, INSTANCE, { name });
  if (!found.ok) {
    if (deleted === undefined) notFound();
    const left = await readNow(carrierUndecided, INSTANCE, { name, page: 1 });
    if (!left.ok || left.value.total === 0) notFound();
    return (
      <FirstReads serviceName={INSTANCE} reads={[first(outages, {}), ...reads]}>
        {deleted}
      </FirstReads>
    );
  }
  return (
    <FirstReads serviceName={INSTANCE} reads={[first(carrier, { name }), first(outages, {}), ...reads]}>
      {children}
    </FirstReads>
  );
}
