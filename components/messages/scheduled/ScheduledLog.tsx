'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import type { FilterField } from '../../filters/filter-field';
import { LogPage } from '../../filters/LogPage';
import { onDemand } from '../../forms/on-demand';
import { SendLink } from '../../layout/SendLink';
import { useCanSend } from '../../layout/use-can-send';
import { useRole } from '../../layout/use-role';
import { useTimeZone } from '../../layout/use-time-zone';
import { ButtonLink } from '../../ui/ButtonLink';
import { EmptyNotice } from '../../ui/Notice';
import { MessagesNav } from '../MessagesNav';
import { useSentByFilter } from '../use-sent-by';
import { ChosenBar } from './ChosenBar';
import { ScheduledTable } from './ScheduledTable';
import type { OpenWaiting } from './WaitingDialog';
import { WaitingSends } from './WaitingSends';

const WaitingDialog = onDemand(async () => (await import('./WaitingDialog')).WaitingDialog);

const NONE: ReadonlySet<number> = new Set();

/** What is still to be sent, the soonest first: to be cancelled, sent now, moved or edited. */
export function ScheduledLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('scheduled');
  const words = useTranslations('messages');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const mayChange = can(useRole(serviceName), 'message.reschedule');
  const { list, read } = useList(RESOURCES.scheduled, serviceName);
  const canSend = useCanSend(serviceName);
  const [chosen, setChosen] = useState(NONE);
  const [open, setOpen] = useState<OpenWaiting | null>(null);
  const fields: FilterField[] = [
    { kind: 'period', timeZone, of: 'coming' },
    useSentByFilter(list),
    { kind: 'text', name: 'sender', label: words('sender') },
    { kind: 'text', name: 'text', label: words('text') },
  ];
  const choose = (ids: readonly number[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const sends = read.data?.sends ?? [];
  const inSends = sends.reduce((sum, { messageCount }) => sum + messageCount, 0);
  const tellAll = (count: number) => t('inAll', { sends: sends.length, messages: inSends, count });
  return (
    <>
      <LogPage
        title={titles('scheduled')}
        actions={<SendLink serviceName={serviceName} />}
        above={<MessagesNav serviceName={serviceName} here="scheduled" />}
        summary={
          read.data && (
            <WaitingSends
              serviceName={serviceName}
              sends={read.data.sends}
              timeZone={timeZone}
              mayChange={mayChange}
              onOpen={setOpen}
            />
          )
        }
        all={sends.length > 0 ? tellAll : undefined}
        label={t('list')}
        order="soonest"
        list={list}
        read={read}
        search={{ kind: 'text', of: 'scheduled', name: 'recipient', label: words('recipient'), isOfNumberEnds: true }}
        fields={fields}
        empty={(why) => (
          <EmptyNotice
            title={t(`empty.${why}.title`)}
            action={
              why === 'none' &&
              canSend && (
                <ButtonLink href={`/telecom/sms/${serviceName}/messages/send`}>{t('empty.schedule')}</ButtonLink>
              )
            }
          >
            {t(`empty.${why}.text`)}
          </EmptyNotice>
        )}
      >
        {(messages) => {
          const ours = messages.filter(({ id }) => chosen.has(id));
          return (
            <>
              {mayChange && (
                <ChosenBar
                  messages={messages}
                  chosen={ours}
                  onChooseAll={(isChosen) =>
                    choose(
                      messages.map(({ id }) => id),
                      isChosen,
                    )
                  }
                  onOpen={setOpen}
                />
              )}
              <ScheduledTable
                serviceName={serviceName}
                messages={messages}
                timeZone={timeZone}
                chosen={mayChange ? chosen : null}
                onChoose={(id, isChosen) => choose([id], isChosen)}
                onOpen={setOpen}
              />
            </>
          );
        }}
      </LogPage>
      {open && (
        <WaitingDialog
          serviceName={serviceName}
          open={open}
          onDone={() => setChosen(NONE)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
