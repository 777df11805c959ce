'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../../layout/use-time-zone';
import { Moment } from '../../ui/Moment';
import { Panel } from '../../ui/Panel';
import { TextLink } from '../../ui/TextLink';
import { ReceivedText } from './ReceivedText';
import { ReplyActions } from './ReplyActions';
import { useDeleteReply } from './use-delete-reply';

/** What a message's recipient has sent back; nothing where that is nothing. */
export function MessageReplies({ serviceName, id }: { serviceName: string; id: number }) {
  const t = useTranslations('received');
  const titles = useTranslations('titles');
  const { data } = useResource(RESOURCES.message, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  const { onDelete, dialog } = useDeleteReply(serviceName);
  if (!data || data.replies.length === 0) return dialog;
  return (
    <>
      <Panel
        title={t('ofMessage')}
        more={<TextLink href={`/telecom/sms/${serviceName}/messages/received`}>{titles('received')}</TextLink>}
      >
        <ul className="divide-y divide-line">
          {data.replies.map((reply) => (
            <li key={reply.id} className="flex items-start justify-between gap-3 px-4 py-2.5">
              <div className="flex min-w-0 flex-col gap-y-0.5">
                <ReceivedText serviceName={serviceName} message={reply} />
                <Moment at={reply.createdAt} timeZone={timeZone} className="text-xs text-muted tabular-nums" />
              </div>
              {/* The icon ends where the column does. */}
              <div className="-mr-1.5 shrink-0 max-sm:-mr-3.5">
                <ReplyActions serviceName={serviceName} message={reply} onDelete={onDelete} />
              </div>
            </li>
          ))}
        </ul>
      </Panel>
      {dialog}
    </>
  );
}
