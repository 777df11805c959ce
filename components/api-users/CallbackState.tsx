'use client';

import { useTranslations } from 'use-intl';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { Breakable } from '../ui/Breakable';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';

type Props = {
  user: Pick<ApiUserRow, 'callbackUrl' | 'callbackFailingSince' | 'callbackSwitchedOffAt'>;
  now: number;
  timeZone: string;
  /** It is told where there is room for the whole URL: instead of its host or, of one in trouble, below. */
  hasWholeUrl?: boolean;
};

export const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** Where an API user's callbacks go, and since when they do not arrive; null where it has no URL of its own. */
export function CallbackState({ user, now, timeZone, hasWholeUrl = false }: Props) {
  const { callbackUrl, callbackFailingSince, callbackSwitchedOffAt } = user;
  const format = useFormat();
  if (callbackUrl === null) return null;
  const host = hostOf(callbackUrl);
  const since = callbackSwitchedOffAt ?? callbackFailingSince;
  if (since === null) {
    return (
      <Status signal="good" title={callbackUrl}>
        {hasWholeUrl ? (
          <span className="font-mono text-xs whitespace-normal wrap-anywhere">
            <Breakable>{callbackUrl}</Breakable>
          </span>
        ) : (
          <Breakable>{host}</Breakable>
        )}
      </Status>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 align-top">
      {callbackSwitchedOffAt === null ? (
        <Status signal="bad" title={format.dateTime(since, timeZone)}>
          <Trouble
            isNamed={hasWholeUrl}
            name="failingFor"
            values={{ length: format.length(Math.max(0, now - Date.parse(since))) }}
          />
        </Status>
      ) : (
        <Status signal="off" title={format.dateTime(since, timeZone)}>
          <Trouble
            isNamed={hasWholeUrl}
            name="switchedOffOn"
            values={{ day: format.dayOf(callbackSwitchedOffAt, timeZone) }}
          />
        </Status>
      )}
      {/* Below 1200 px the trouble alone keeps its row on one line; the API user's page has the URL. */}
      {!hasWholeUrl && (
        <span title={callbackUrl} className="text-muted max-xl:hidden">
          <Breakable>{host}</Breakable>
        </span>
      )}
    </span>
  );
}

type TroubleProps = { isNamed: boolean; name: 'failingFor' | 'switchedOffOn'; values: Record<string, string> };

/** On a phone, where neither a head nor the host is beside it, it says what is in trouble, unless it stands beside its name. */
function Trouble({ isNamed, name, values }: TroubleProps) {
  const t = useTranslations('apiUsers');
  if (isNamed) return t(name, values);
  return (
    <>
      <span className="max-sm:hidden">{t(name, values)}</span>
      <span className="sm:hidden">{t(`onPhone.${name}`, values)}</span>
    </>
  );
}
