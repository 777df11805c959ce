'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { endOtherSessionsAction } from '@/lib/panel/actions/own-sign-in';
import type { Device, OwnSession } from '@/lib/schemas/panel-user';
import { callAction } from '../forms/call-action';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Moment } from '../ui/Moment';
import { ErrorNotice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { Tag } from '../ui/Tag';
import { useFaultWords } from '../ui/use-fault-words';

export type ShownSession = OwnSession & { readonly device: Device };

type Props = {
  sessions: readonly ShownSession[];
  timeZone: string;
};

/** Where one is signed in, and the way to end all of it but this. */
export function SessionsPanel({ sessions, timeZone }: Props) {
  const t = useTranslations('profile');
  const faultWords = useFaultWords();
  const router = useRouter();
  const announce = useAnnounce();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setFault(null);
    setBusy(true);
    const result = await callAction(endOtherSessionsAction);
    setBusy(false);
    if (!result.ok) return setFault(result.fault);
    announce(t('othersEnded'));
    router.refresh();
  };
  const hasOthers = sessions.some(({ isThisOne }) => !isThisOne);
  return (
    <Panel
      title={t('sessions')}
      more={
        hasOthers && (
          <Button busy={busy} onClick={() => void end()}>
            {t('endOthers')}
          </Button>
        )
      }
    >
      {fault && (
        <div className="px-4 pt-4">
          <ErrorNotice>{faultWords(fault)}</ErrorNotice>
        </div>
      )}
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} timeZone={timeZone} />
        ))}
      </ul>
    </Panel>
  );
}

function SessionRow({ session, timeZone }: { session: ShownSession; timeZone: string }) {
  const t = useTranslations('profile');
  const { device, userAgent, clientIp, createdAt, lastSeenAt, isThisOne } = session;
  const deviceName = () => {
    const browser = device.browser ?? t('unknownBrowser');
    return device.system === null ? browser : t('device', { browser, system: device.system });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere" title={userAgent}>
          {deviceName()}
        </p>
        <p className="text-xs text-muted wrap-anywhere">
          {t.rich('session', {
            address: clientIp || t('unknownAddress'),
            seen: () => <Moment at={lastSeenAt} timeZone={timeZone} isInSentence />,
            created: () => <Moment at={createdAt} timeZone={timeZone} isInSentence />,
          })}
        </p>
      </div>
      {isThisOne && <Tag tone="good">{t('thisOne')}</Tag>}
    </li>
  );
}
