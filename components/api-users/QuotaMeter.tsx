'use client';

import { useTranslations } from 'use-intl';
import { isBlockedByQuota, quotaShares } from '@/lib/domain/api-user/quota';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { classNames } from '../ui/class-names';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';

type Quota = Pick<ApiUserRow, 'quotaActive' | 'quotaLeft' | 'quotaGiven' | 'alertThreshold' | 'limitReached'>;

/** What is left of a quota: a bar with the limit as a tick on it, which on a phone
 * has a line of its own so that bars compare, and the numbers; without a quota, whose credit it is. */
export function QuotaMeter({ user, isLarge = false }: { user: Quota; isLarge?: boolean }) {
  const t = useTranslations('apiUsers');
  const format = useFormat();
  if (!user.quotaActive) return <span className="text-muted">{t('accountsCredit')}</span>;
  const isBlocked = isBlockedByQuota(user);
  const left = format.exactCredits(user.quotaLeft);
  const given = Math.max(user.quotaGiven, user.quotaLeft);
  const { alertThreshold } = user;
  const threshold = alertThreshold === null ? null : format.exactCredits(alertThreshold);
  const limit = threshold === null ? undefined : t('limitAt', { threshold });
  return (
    <span
      title={limit}
      className="flex w-full items-center gap-x-2.5 tabular-nums max-sm:flex-wrap sm:whitespace-nowrap"
    >
      <QuotaBar user={user} isLarge={isLarge} />
      <span title={isBlocked ? t('quota.blocks') : undefined}>
        {t.rich('left', {
          left,
          given: format.exactCredits(given),
          hasGiven: given > 0 && !isBlocked ? 'yes' : 'no',
          strong: (words) => (
            <span
              className={classNames(
                'font-medium',
                isBlocked ? 'text-bad' : user.limitReached && 'text-warn',
                // So wide that decimals stand below each other in a list.
                !isLarge && 'sm:inline-block sm:min-w-12.5 sm:text-right',
              )}
            >
              {words}
            </span>
          ),
          muted: (of) => <span className="text-muted">{of}</span>,
        })}
        {isBlocked && <span className="font-medium text-bad">{t('blockedAt')}</span>}
      </span>
      {/* Where there is no room for the limit's own column. */}
      {threshold !== null &&
        !isLarge &&
        (user.limitReached ? (
          <span className="max-sm:w-full lg:hidden">
            <Status signal="warn">{t('belowLimit', { threshold })}</Status>
          </span>
        ) : (
          <span className="text-muted max-sm:ml-auto sm:max-lg:sr-only lg:hidden">{limit}</span>
        ))}
    </span>
  );
}

function QuotaBar({ user, isLarge }: { user: Quota; isLarge: boolean }) {
  const { left, limit } = quotaShares(user);
  const isBlocked = isBlockedByQuota(user);
  return (
    <span
      aria-hidden="true"
      className={classNames('relative shrink-0 max-sm:my-1 max-sm:w-full', isLarge ? 'h-2 sm:flex-1' : 'h-1.5 sm:w-18')}
    >
      <span
        className={classNames(
          'block size-full overflow-hidden rounded-full',
          isBlocked ? 'hatched text-bad' : 'bg-track',
        )}
      >
        <span
          className={classNames('block h-full', user.limitReached ? 'bg-warn' : 'bg-chart-1')}
          style={{ width: `${left * 100}%` }}
        />
      </span>
      {limit !== null && limit > 0 && !isBlocked && (
        <span
          className="absolute -top-1 -bottom-1 w-0.5 -translate-x-1/2 bg-ink ring-1 ring-surface"
          style={{ left: `${limit * 100}%` }}
        />
      )}
    </span>
  );
}
