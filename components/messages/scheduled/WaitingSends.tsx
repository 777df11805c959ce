'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { WaitingSendRow } from '@/lib/schemas/scheduled';
import { BulkLink } from '../../ui/MessageLink';
import { Moment } from '../../ui/Moment';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { useFormat } from '../../ui/use-format';
import { useSentBy } from '../use-sent-by';
import type { OpenWaiting } from './WaitingDialog';
import { WaitingMenu } from './WaitingMenu';
import { refusedOf, waitingSend } from './waiting';

type Props = {
  serviceName: string;
  sends: readonly WaitingSendRow[];
  timeZone: string;
  onOpen: (open: OpenWaiting) => void;
};

/** Sends to very many, one line each: none of their messages is written before its moment. */
export function WaitingSends({ serviceName, sends, timeZone, onOpen }: Props) {
  const t = useTranslations('scheduled');
  const format = useFormat();
  const sentBy = useSentBy();
  if (sends.length === 0) return null;
  return (
    <div className="mb-4">
      <Panel title={t('sends')}>
        <ul className="divide-y divide-line">
          {sends.map((send) => (
            <li key={send.id} className="flex items-start gap-3 px-4 py-2.5">
              <div className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 md:grid-cols-12 md:items-baseline">
                <span className="md:col-span-3">
                  <BulkLink serviceName={serviceName} id={send.id} list="scheduled">
                    {t('toMany', { count: send.messageCount })}
                  </BulkLink>
                </span>
                <Moment at={send.dueAt} timeZone={timeZone} isPlanned className="tabular-nums md:col-span-3" />
                <span className="wrap-anywhere text-secondary md:col-span-3">
                  {t('fromWhom', { sender: send.groupedSender, by: sentBy(send) })}
                </span>
                <span className="text-secondary tabular-nums md:col-span-3 md:text-right">
                  {t('held', { count: send.credits / ONE_CREDIT, amount: format.credits(send.credits) })}
                </span>
                <span title={send.texts[0]} className="truncate text-xs text-muted md:col-span-12">
                  {send.texts[0] ?? t('ownTexts')}
                </span>
                {send.refused > 0 && (
                  <span className="md:col-span-12">
                    <Status signal="warn">
                      <span className="whitespace-normal">{t('sendRefused', refusedOf(send))}</span>
                    </Status>
                  </span>
                )}
              </div>
              <div className="max-sm:-mt-2.5 max-sm:-mr-3">
                <WaitingMenu serviceName={serviceName} waiting={waitingSend(send)} onOpen={onOpen} />
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
