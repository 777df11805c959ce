'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { OwnSession } from '@/lib/schemas/panel-user';
import { callAction } from '../forms/call-action';
import { useAnnounce } from '../ui/Announcer';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { formatDateTime } from '../ui/format';
import { ErrorNotice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { useFaultWords } from '../ui/use-fault-words';

export type ShownSession = OwnSession & { readonly device: string };

type Props = {
  sessions: readonly ShownSession[];
  timeZone: string;
  endOthers: () => Promise<ActionResult<{ readonly ended: number }>>;
};

/** Where one is signed in, and the way to end all of it but this. */
export function SessionsPanel({ sessions, timeZone, endOthers }: Props) {
  const faultWords = useFaultWords();
  const router = useRouter();
  const announce = useAnnounce();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setFault(null);
    setBusy(true);
    const result = await callAction(endOthers);
    setBusy(false);
    if (!result.ok) return setFault(result.fault);
    announce('Your other sessions have ended.');
    router.refresh();
  };
  const hasOthers = sessions.some(({ isThisOne }) => !isThisOne);
  return (
    <Panel
      title="Your sessions"
      more={
        hasOthers && (
          <Button busy={busy} onClick={() => void end()}>
            End the others
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
  const { device, userAgent, clientIp, createdAt, lastSeenAt, isThisOne } = session;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]" title={userAgent}>
          {device}
        </p>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          {clientIp || 'Unknown address'}, last seen{' '}
          <time dateTime={lastSeenAt}>{formatDateTime(lastSeenAt, timeZone)}</time>, signed in{' '}
          <time dateTime={createdAt}>{formatDateTime(createdAt, timeZone)}</time>
        </p>
      </div>
      {isThisOne && <Badge tone="accent">This one</Badge>}
    </li>
  );
}
