import { setTimeout } from 'node:timers/promises';
import { nextAlertAt } from '@/lib/db/accounts/alerts';
import type { Database } from '@/lib/db/connections/client';
import type { SendMail } from '@/lib/domain/alerts/mail';
import type { EventBus } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { startLoop } from '../loop';
import { sendDueMails } from './send-due-mails';
import { sendDueSms } from './send-due-sms';

type Options = {
  readonly db: Database;
  readonly events: EventBus;
  readonly log: Logger;
  readonly now: () => Date;
  readonly sendMail: SendMail | null;
  readonly accept: Parameters<typeof sendDueSms>[0]['accept'];
};

const LARGEST_BATCH = 20;

/** A mail server that hangs does not hold up a stop; its mail is tried again after the next start, under the same id. */
const LONGEST_STOP_MS = 3_000;

/** Sends alerts, mails and SMS each in a loop of their own: a mail server that hangs holds back nothing else. */
export function startAlertLoops({ db, events, log, now, sendMail, accept }: Options) {
  const mails = startLoop({
    name: 'alert mails',
    log,
    now,
    round: async () =>
      (await sendDueMails({ db, events, sendMail, now }, LARGEST_BATCH)) > 0 ? 'again' : nextAlertAt(db, 'mail'),
  });
  const sms = startLoop({
    name: 'alert SMS',
    log,
    now,
    round: async () =>
      (await sendDueSms({ db, events, accept, now }, LARGEST_BATCH)) > 0 ? 'again' : nextAlertAt(db, 'sms'),
  });
  const unsubscribe = events.subscribe((event) => {
    if (event.type !== 'credits' && event.type !== 'alerts') return;
    mails.wake();
    sms.wake();
  });
  return {
    stop: async () => {
      unsubscribe();
      await Promise.race([Promise.all([mails.stop(), sms.stop()]), setTimeout(LONGEST_STOP_MS, null, { ref: false })]);
    },
  };
}
