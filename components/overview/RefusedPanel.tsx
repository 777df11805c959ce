'use client';

import { useTranslations } from 'use-intl';
import { isToldByCode } from '@/lib/domain/api-user/refused-request';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import { guidesPath, refusalAnchor } from '@/lib/schemas/guide';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { useRefusalLabel } from '../forms/use-refusal-label';
import { refusedPage } from '../ui/refused-page';
import { TextLink } from '../ui/TextLink';
import { TopList, TopRow } from './TopList';

type Refused = TroubleAnswer['refused'];
type Props = { serviceName: string; refused: Refused | undefined };

/** With which login requests were refused most, by which way, and why: in the reader's words, with http2sms's code. */
export function RefusedPanel({ serviceName, refused }: Props) {
  const t = useTranslations('overview.lists');
  const labelOf = useRefusalLabel();
  const words = useTranslations('refused');
  const details = useTranslations('apiUserDetails');
  /** The answer's code, explained in the guide; other ways than http2sms and refusals of another version have none. */
  const codeOf = ({ refusal, way }: Refused[number]) => {
    const known = isToldByCode(way) ? findRefusal(refusal) : undefined;
    if (!known) return undefined;
    return (
      <TextLink href={`${guidesPath(serviceName, 'http2sms')}#${refusalAnchor(refusal)}`}>
        {details('code', { code: String(known.status) })}
      </TextLink>
    );
  };
  const ownerOf = ({ login, whose, way }: Refused[number]) => {
    if (whose === 'present') return login;
    if (whose === 'earlier') return t('earlierLogin', { login });
    if (login !== '') return t('unknownLogin', { login });
    return way === 'rest' ? words('ofAccount') : t('noLogin');
  };
  const noteOf = (one: Refused[number]) =>
    one.way === null ? ownerOf(one) : `${ownerOf(one)} · ${words(`ways.${one.way}`)}`;
  return (
    <TopList
      title={t('refused')}
      note={t('lastDays')}
      more={{ href: refusedPage(serviceName), words: t('allRefused') }}
      empty={refused?.length === 0 ? t('noneRefused') : null}
    >
      {refused?.map((one) => (
        <TopRow
          key={`${one.login} ${one.refusal} ${one.way} ${one.whose}`}
          href={refusedPage(serviceName, { of: one.login, reason: one.refusal, way: one.way ?? '' })}
          title={labelOf(one.refusal, one.way)}
          note={noteOf(one)}
          noteLink={codeOf(one)}
          figure={t('requests', { count: one.count })}
        />
      ))}
    </TopList>
  );
}
