import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { MessageCallbacks } from '@/components/callbacks/MessageCallbacks';
import { MessageMovements } from '@/components/credit/MessageMovements';
import { accountPage } from '@/components/layout/account-pages';
import { MessagePage } from '@/components/messages/MessagePage';
import { MessageReplies } from '@/components/messages/received/MessageReplies';
import { MessageActions } from '@/components/messages/scheduled/MessageActions';
import { FirstReads, first, readNow } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';
import { messageDetailsQuery } from '@/lib/schemas/message-details';

type Props = { params: Promise<{ serviceName: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await words())('titles.message', { id: (await params).id }) };
}

export default async function OneMessagePage({ params }: Props) {
  const { serviceName, id: asked } = await params;
  const query = messageDetailsQuery.safeParse({ id: asked });
  if (!query.success) notFound();
  const { id } = query.data;
  const found = await readNow(READS.message, serviceName, { id });
  if (!found.ok) {
    // Of a bulk send, and cancelled before it was written, or deleted since.
    const send = await readNow(READS.sentBulk, serviceName, { id });
    if (!send.ok) notFound();
    redirect(accountPage(serviceName, `/messages/sends/${send.value.send.id}`));
  }
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.message, { id })]}>
      <MessagePage serviceName={serviceName} id={id} actions={<MessageActions serviceName={serviceName} id={id} />}>
        <MessageReplies serviceName={serviceName} id={id} />
        <MessageCallbacks serviceName={serviceName} id={id} />
        <MessageMovements serviceName={serviceName} id={id} />
      </MessagePage>
    </FirstReads>
  );
}
