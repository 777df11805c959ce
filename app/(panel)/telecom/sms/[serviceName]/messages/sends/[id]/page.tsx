import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { accountPage } from '@/components/layout/account-pages';
import { BulkPage } from '@/components/messages/bulk/BulkPage';
import { FirstReads, first, readNow } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';
import { sentBulkQuery } from '@/lib/schemas/sent-bulk';

type Props = { params: Promise<{ serviceName: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await words())('titles.bulkSend', { id: (await params).id }) };
}

export default async function OneBulkSendPage({ params }: Props) {
  const { serviceName, id: asked } = await params;
  const query = sentBulkQuery.safeParse({ id: asked });
  if (!query.success) notFound();
  const { id } = query.data;
  const found = await readNow(READS.sentBulk, serviceName, { id });
  if (!found.ok) notFound();
  const send = found.value.send.id;
  if (send !== id) redirect(accountPage(serviceName, `/messages/sends/${send}`));
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.sentBulk, { id })]}>
      <BulkPage serviceName={serviceName} id={id} />
    </FirstReads>
  );
}
