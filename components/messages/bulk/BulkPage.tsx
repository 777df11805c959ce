'use client';

import { Download } from 'lucide-react';
import { notFound } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { isNotFound, panelUrl } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { SentBulkDetailsAnswer } from '@/lib/schemas/sent-bulk';
import { useTimeZone } from '../../layout/use-time-zone';
import { buttonLook } from '../../ui/button-look';
import { CopyButton } from '../../ui/CopyButton';
import { Panel } from '../../ui/Panel';
import { QueryContent } from '../../ui/QueryContent';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { BulkOutcomes } from '../BulkOutcomes';
import { ListCrumb } from '../ListCrumb';
import { MessagesTable } from '../MessagesTable';
import { signalOfBulk } from '../outcome-looks';
import { SignalHead } from '../SignalHead';
import { BulkActions } from './BulkActions';
import { BulkFacts } from './BulkFacts';
import { BulkFailures } from './BulkFailures';
import { BulkPrice } from './BulkPrice';

type Props = { serviceName: string; id: number };

/** Everything about one send to very many: what became of its messages, why some failed, its text, who paid. */
export function BulkPage({ serviceName, id }: Props) {
  const t = useTranslations('bulk');
  const words = useTranslations();
  const details = useResource(RESOURCES.sentBulk, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  const format = useFormat();
  if (isNotFound(details.error)) notFound();
  const send = details.data?.send;
  const name = words('titles.bulkSend', { id: String(id) });
  return (
    <>
      <ListCrumb serviceName={serviceName} name={name} />
      {send ? (
        <SignalHead
          signal={signalOfBulk(send.outcomes)}
          heading={t(send.waits ? 'headingWaiting' : 'heading', {
            count: send.messageCount,
            moment: format.minute(send.dueAt, timeZone),
          })}
          story={words('messages.page.acceptedOn', { moment: format.dateTime(send.createdAt, timeZone) })}
        >
          <a href={panelUrl(serviceName, 'messages/export', { send: id })} download className={buttonLook('secondary')}>
            <Download aria-hidden="true" className="size-4" />
            {words('csv.export')}
          </a>
          <BulkActions serviceName={serviceName} send={send} />
        </SignalHead>
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
  const t = useTranslations('bulk');
  const words = useTranslations('messages.page');
  return (
    <>
      <div className="grid items-start gap-x-4 md:grid-cols-12">
        <div className="min-w-0 md:col-span-8">
          {send.waits ? (
            // Nothing has become of it yet.
            <Texts texts={send.texts} />
          ) : (
            <>
              <BulkOutcomes send={send} />
              <BulkFailures serviceName={serviceName} send={send} />
            </>
          )}
        </div>
        <div className="min-w-0 md:col-span-4">
          {!send.waits && <Texts texts={send.texts} />}
          <BulkPrice send={send} />
          <Panel title={words('details')}>
            <BulkFacts serviceName={serviceName} send={send} timeZone={timeZone} />
          </Panel>
        </div>
      </div>
      {!send.waits && (
        <Panel
          title={t('first')}
          more={<TextLink href={`/telecom/sms/${serviceName}/messages?send=${send.id}`}>{t('allInLog')}</TextLink>}
        >
          {messages.length > 0 ? (
            <div className="relative sm:max-lg:overflow-x-auto">
              <MessagesTable
                serviceName={serviceName}
                messages={messages}
                timeZone={timeZone}
                list="messages"
                isOfOne
              />
            </div>
          ) : (
            <p className="px-4 py-5 text-muted">{t(send.finishedAt === null ? 'noneYet' : 'noneWritten')}</p>
          )}
        </Panel>
      )}
    </>
  );
}

/** One, or one with the STOP clause and one without. */
function Texts({ texts }: { texts: readonly string[] }) {
  const t = useTranslations('bulk');
  const words = useTranslations('messages.page');
  const [only] = texts;
  const copy = texts.length === 1 && only !== undefined && <CopyButton isIcon text={only} label={words('copyText')} />;
  return (
    <Panel title={words('text')} more={copy}>
      {texts.length === 0 ? (
        <p className="px-4 py-4 text-muted">{t('ownTexts')}</p>
      ) : (
        <ul className="space-y-2 p-4">
          {texts.map((text) => (
            <li
              key={text}
              className="rounded-md border border-line bg-well px-3 py-2 wrap-anywhere whitespace-pre-wrap"
            >
              {text}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
