'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import { givenUpAt } from '@/lib/domain/callbacks/callback-success';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { Button } from '../../ui/Button';
import { Moment } from '../../ui/Moment';
import { TroubleNotice, WarningNotice } from '../../ui/Notice';
import type { RowDialog } from '../row-dialogs';

type Props = {
  user: ApiUserRow;
  timeZone: string;
  /** Opens the dialog of that name; undefined for one that the reader may not open. */
  openerOf: (name: RowDialog['name']) => (() => void) | undefined;
};

/** What is wrong with an API user, what follows from it, and the dialog that mends it. */
export function TroubleNotices({ user, timeZone, openerOf }: Props) {
  const t = useTranslations('apiUserDetails');
  const { callbackFailingSince, callbackSwitchedOffAt } = user;
  const button = (name: 'quota' | 'callback', words: ReactNode) => {
    const open = openerOf(name);
    return open && <Button onClick={open}>{words}</Button>;
  };
  const moment = (at: string) => <Moment at={at} timeZone={timeZone} isInSentence />;
  return (
    <>
      {isBlockedByQuota(user) && (
        <TroubleNotice action={button('quota', t('changeQuota'))}>{t('blockedText')}</TroubleNotice>
      )}
      {callbackSwitchedOffAt !== null ? (
        <WarningNotice action={button('callback', t('changeCallback'))}>
          {t.rich('isOff', { time: () => moment(callbackSwitchedOffAt) })}
        </WarningNotice>
      ) : (
        callbackFailingSince !== null && (
          <TroubleNotice action={button('callback', t('changeCallback'))}>
            {t.rich('failingText', {
              time: () => moment(callbackFailingSince),
              off: () => moment(givenUpAt(callbackFailingSince)),
            })}
          </TroubleNotice>
        )
      )}
    </>
  );
}
