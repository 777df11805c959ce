'use client';

import { useTranslations } from 'use-intl';
import { isFinal } from '@/lib/domain/delivery/message-state';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { Moment } from '../ui/Moment';
import { StatusName } from './StatusName';

type Props = { message: KeptMessageRow; timeZone: string };

/** How far each segment has come, and what its carrier calls it. */
export function MessageSegments({ message: { state, segmentCount, segments }, timeZone }: Props) {
  const t = useTranslations('messages.page');
  const numbers = Array.from({ length: segmentCount }, (_, index) => index + 1);
  return (
    <ol className="divide-y divide-line">
      {numbers.map((number) => {
        const taken = segments.find(({ segment }) => segment === number);
        return (
          <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <span className="tabular-nums">{t('segmentOf', { segment: number, of: segmentCount })}</span>
            {taken ? (
              <>
                <StatusName state={taken.state} ptt={taken.ptt} />
                {taken.rawId !== null && (
                  <span className="font-mono text-xs wrap-anywhere text-muted">
                    {t('carrierId', { carrier: taken.carrier, id: taken.rawId })}
                  </span>
                )}
                <Moment at={taken.at} timeZone={timeZone} className="text-xs text-muted tabular-nums sm:ml-auto" />
              </>
            ) : (
              <span className="text-muted">{t(isFinal(state) ? 'neverTaken' : 'notTaken')}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
