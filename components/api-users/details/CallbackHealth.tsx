'use client';

import { useTranslations } from 'use-intl';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import type { ApiUserDetails } from '@/lib/schemas/api-user-details';
import { periodOf } from '../../charts/period-of';
import { classNames } from '../../ui/class-names';
import { Link } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { useFormat } from '../../ui/use-format';

type Props = { serviceName: string; login: string; days: number } & Pick<
  ApiUserDetails,
  'callbacks' | 'callbacksOfNewest' | 'usage'
>;

/** How many calls of the period stand where; each count leads to those that it counts. */
export function CallbackHealth({ serviceName, login, days, callbacks, callbacksOfNewest, usage }: Props) {
  const t = useTranslations('callbacks');
  const details = useTranslations('apiUserDetails');
  const format = useFormat();
  const log = `/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`;
  return (
    <Panel title={details('callbacks', { days })}>
      {CALLBACK_STATUSES.every((status) => callbacks[status] === 0) ? (
        <p className="px-4 py-2.5 text-muted">{details('noCalls', { days })}</p>
      ) : (
        <dl className="grid grid-cols-2 sm:max-lg:grid-cols-4 gap-x-6 gap-y-3 p-4 tabular-nums">
          {CALLBACK_STATUSES.map((status) => (
            <div key={status}>
              <dt className="text-xs text-muted">{t(`counted.${status}`)}</dt>
              <dd className="text-lg font-semibold">
                {callbacks[status] === 0 ? (
                  '0'
                ) : (
                  <Link
                    href={`${log}&status=${status}&${periodOf(usage.cut)}`}
                    className={classNames(
                      'rounded-sm hover:underline hover:underline-offset-4',
                      status === 'failing' && 'text-warn',
                      status === 'failed' && 'text-bad',
                    )}
                  >
                    {format.count(callbacks[status])}
                  </Link>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {callbacksOfNewest !== null && (
        <p className="px-4 pb-3 text-xs text-muted">{details('callbacksOfNewest', { count: callbacksOfNewest })}</p>
      )}
    </Panel>
  );
}
