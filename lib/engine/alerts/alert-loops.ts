import { setTimeout } from 'node:timers/promises';
import { nextDueAt } from '@/lib/db/outbox/leases';
import type { EventBus } from '@/lib/domain/events';
import type { Prices } from '@/lib/domain/pricing/price-list';
import type { Accept } from '@/lib/domain/sending/acceptance';
import type { SendMail } from '@/lib/platform/mail/send-mail';
import { startDueLoop } from '../outbox/due-loop';
import type { AlertDependencies } from './alert-work';
import { createMailWork } from './mail-work';
import { createSmsWork } from './sms-work';

type Options = AlertDependencies & {
  readonly events: EventBus;
  readonly sendMail: SendMail | null;
  readonly accept: Accept;
  readonly prices: Prices;
};

const LARGEST_BATCH = 20;

/** A mail server that hangs does not hold up a stop; its mail is tried again after the next start, under the same id. */
const LONGEST_STOP_MS = 3_000;

/** Sends alerts, mails and SMS each in a loop of their own: a mail server that hangs holds back nothing else. */
export function startAlertLoops({ sendMail, accept, prices, ...dependencies }: Options) {
  const { db, events, log, now } = dependencies;
  const common = { log, now, limit: LARGEST_BATCH };
  const mails = startDueLoop({
    ...common,
    name: 'alert mails',
    work: createMailWork(dependencies, sendMail),
    nextDueAt: () => nextDueAt(db, 'mail'),
  });
  const sms = startDueLoop({
    ...common,
    name: 'alert SMS',
    work: createSmsWork(dependencies, accept, prices),
    nextDueAt: () => nextDueAt(db, 'sms'),
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
