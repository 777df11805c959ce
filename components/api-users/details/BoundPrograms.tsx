'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { guidesPath } from '@/lib/schemas/guide';
import type { SmppSessionRow } from '@/lib/schemas/smpp-session';
import { Moment } from '../../ui/Moment';
import { Panel } from '../../ui/Panel';
import { QueryContent } from '../../ui/QueryContent';
import { Status } from '../../ui/Status';
import { TextLink } from '../../ui/TextLink';

type Props = {
  serviceName: string;
  login: string;
  timeZone: string;
  /** Whether this node serves programs that speak SMPP; else another one may, whose are shown as long as they are there. */
  isServed: boolean;
};

/** Whether an API user's programs are bound by SMPP, and from where. */
export function BoundPrograms({ serviceName, login, timeZone, isServed }: Props) {
  const t = useTranslations('smppSession');
  const read = useResource(RESOURCES.apiUserSessions, serviceName, { login });
  if (!isServed && !read.data?.sessions.length) return null;
  return (
    <Panel title={t('title')} more={<TextLink href={guidesPath(serviceName, 'smpp')}>{t('guide')}</TextLink>}>
      <QueryContent label={t('title')} rows={1} read={read}>
        {({ sessions }) =>
          sessions.length === 0 ? (
            <p className="px-4 py-2.5 text-muted">{t('none')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {sessions.map((session) => (
                <Session key={`${session.nodeId}-${session.number}`} session={session} timeZone={timeZone} />
              ))}
            </ul>
          )
        }
      </QueryContent>
    </Panel>
  );
}

function Session({ session, timeZone }: { session: SmppSessionRow; timeZone: string }) {
  const t = useTranslations('smppSession');
  const { clientIp, mode, tls, isEnding, boundAt, heardAt, accepted, delivered } = session;
  return (
    <li className="px-4 py-2">
      <p className="flex flex-wrap items-center justify-between gap-x-4">
        <span className="font-medium wrap-anywhere">{clientIp}</span>
        <Status signal={isEnding ? 'go' : 'good'}>{isEnding ? t('ending') : t(`modes.${mode}`)}</Status>
      </p>
      <p className="text-2xs text-muted">
        {t(tls ? 'tls' : 'noTls')} ·{' '}
        <span className="whitespace-nowrap">
          {t.rich('since', { time: () => <Moment at={boundAt} timeZone={timeZone} isInSentence /> })} ·
        </span>{' '}
        <span className="whitespace-nowrap">
          {t.rich('heard', { time: () => <Moment at={heardAt} timeZone={timeZone} isInSentence /> })}
        </span>
      </p>
      <p className="text-2xs text-muted">{t('counts', { accepted, delivered })}</p>
    </li>
  );
}
