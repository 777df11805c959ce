'use client';

import { notFound } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { isNotFound } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { SentBulkDetailsAnswer } from '@/lib/schemas/sent-bulk';
import { useTimeZone } from '../../layout/use-time-zone';
import { Panel } from '../../ui/Panel';
import { QueryContent } from '../../ui/QueryContent';
import { TextLink } from '../../ui/TextLink';
import { TimesIn } from '../../ui/TimesIn';
import { BulkOutcomes } from '../BulkOutcomes';
import { ListCrumb } from '../ListCrumb';
import { MessagesTable } from '../MessagesTable';
import { BulkFacts } from './BulkFacts';
import { BulkFailures } from './BulkFailures';
import { BulkHead } from './BulkHead';
import { BulkPrice } from './BulkPrice';
import { BulkRecipients } from './BulkRecipients';
import { BulkTexts } from './BulkTexts';

type Props = { serviceName: string; id: number };

/** Everything about one send to very many: what became of its messages, why some failed, its text, who paid. */
export function BulkPage({ serviceName, id }: Props) {
  const t = useTranslations('bulk');
  const words = useTranslations();
  const details = useResource(RESOURCES.sentBulk, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  if (isNotFound(details.error)) notFound();
  const found = details.data;
  const name = words('titles.bulkSend', { id: String(id) });
  return (
    <>
      <ListCrumb serviceName={serviceName} name={name} />
      {found ? (
        <BulkHead
          serviceName={serviceName}
          send={found.send}
          hasMessages={found.messages.length > 0}
          readAt={found.readAt}
          timeZone={timeZone}
        />
      ) : (
        <h1 className="mt-2">{name}</h1>
      )}
      <QueryContent label={t('what')} rows={6} read={details}>
        {(found) => <Details serviceName={serviceName} found={found} timeZone={timeZone} />}
      </QueryContent>
    </>
  );
}

type DetailsProps = { serviceName: string; found: SentBulkDetailsAnswer; timeZone: string };

function Details({ serviceName, found: { send, messages }, timeZone }: DetailsProps) {
  const words = useTranslations('messages.page');
  const example = (send.preview?.first[0] ?? messages[0])?.text;
  const texts = <BulkTexts serviceName={serviceName} texts={send.texts} example={example} />;
  return (
    <div className="grid gap-x-4 md:grid-cols-12 md:grid-rows-[auto_1fr]">
      <div className="min-w-0 md:col-span-8">
        {send.preview ? (
          // Nothing has become of it yet.
          <>
            {texts}
            <BulkRecipients send={send} preview={send.preview} />
          </>
        ) : (
          <>
            <BulkOutcomes send={send} />
            <BulkFailures serviceName={serviceName} send={send} />
          </>
        )}
      </div>
      <div className="min-w-0 md:col-span-4 md:row-span-2">
        {!send.waits && texts}
        <BulkPrice send={send} />
        <Panel title={words('details')} more={<TimesIn timeZone={timeZone} />}>
          <BulkFacts serviceName={serviceName} send={send} timeZone={timeZone} />
        </Panel>
      </div>
      {!send.waits && (
        <div className="min-w-0 md:col-span-8">
          <FirstMessages serviceName={serviceName} send={send} messages={messages} timeZone={timeZone} />
        </div>
      )}
    </div>
  );
}

type FirstProps = Pick<DetailsProps, 'serviceName' | 'timeZone'> & Pick<SentBulkDetailsAnswer, 'send' | 'messages'>;

function FirstMessages({ serviceName, send, messages, timeZone }: FirstProps) {
  const t = useTranslations('bulk');
  return (
    <Panel
      title={t('first')}
      more={<TextLink href={`/telecom/sms/${serviceName}/messages?send=${send.id}`}>{t('allInLog')}</TextLink>}
    >
      {messages.length > 0 ? (
        <div className="relative sm:max-xl:overflow-x-auto">
          <MessagesTable
            serviceName={serviceName}
            messages={messages}
            timeZone={timeZone}
            list="messages"
            alike={send.texts.length === 1 ? ['sentBy', 'sender', 'text'] : ['sentBy', 'sender']}
          />
        </div>
      ) : (
        <p className="px-4 py-5 text-muted">{t(send.finishedAt === null ? 'noneYet' : 'noneWritten')}</p>
      )}
    </Panel>
  );
}
