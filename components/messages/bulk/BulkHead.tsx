'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { panelUrl } from '@/lib/queries/fetch-json';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { buttonLook } from '../../ui/button-look';
import { SignalHead } from '../../ui/SignalHead';
import { useFormat } from '../../ui/use-format';
import { signalOfBulk, stageOfBulk } from '../outcome-looks';
import { useDueStory } from '../use-due-story';
import { BulkActions } from './BulkActions';

type Props = {
  serviceName: string;
  send: KeptBulkRow;
  /** Whether there are any of it. */
  hasMessages: boolean;
  /** When it was read. */
  readAt: string;
  timeZone: string;
};

/** To how many it goes or went, when, and who called it off; then what can be done with it. A file has its messages where there are some. */
export function BulkHead({ serviceName, send, hasMessages, readAt, timeZone }: Props) {
  const t = useTranslations('bulk');
  const words = useTranslations();
  const format = useFormat();
  const due = useDueStory(readAt, timeZone)(send);
  const { id, messageCount: count, createdAt, cancellation } = send;
  const accepted = words('messages.page.acceptedOn', { moment: format.minute(createdAt, timeZone) });
  const stage = stageOfBulk(send.outcomes);
  const cancelled =
    cancellation &&
    t('cancelledOn', {
      moment: format.minute(cancellation.at, timeZone),
      who: words(`credit.who.${cancellation.by.kind}`, { name: cancellation.by.name }),
    });
  return (
    <SignalHead
      signal={signalOfBulk(send.outcomes)}
      heading={t('heading', { count })}
      story={send.waits ? due : [stage && t(`stages.${stage}`), accepted, cancelled].filter(Boolean).join(' ')}
    >
      {hasMessages && (
        <a href={panelUrl(serviceName, 'messages/export', { send: id })} download className={buttonLook('secondary')}>
          <Download aria-hidden="true" className="size-4" />
          {words('csv.export')}
        </a>
      )}
      <BulkActions serviceName={serviceName} send={send} />
    </SignalHead>
  );
}
