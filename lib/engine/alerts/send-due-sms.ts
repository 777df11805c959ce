import { findAlertSender } from '@/lib/db/accounts/accounts';
import { findDueAlerts, postponeAlert } from '@/lib/db/accounts/alerts';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import type { EventPublisher } from '@/lib/domain/events';
import { createPricing } from '@/lib/domain/http2sms/outgoing';
import { err, type Result } from '@/lib/domain/result';
import type { Accepted, AcceptRefusal, AcceptRequest } from '../accept/acceptance';

type Dependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly accept: (request: AcceptRequest) => Promise<Result<Accepted, AcceptRefusal>> | null;
  readonly now: () => Date;
};

/** Sends up to `limit` alerts that are due by SMS, paid by their account; answers how many it tried. */
export async function sendDueSms({ db, events, accept, now }: Dependencies, limit: number): Promise<number> {
  const due = await findDueAlerts(db, 'sms', now(), limit);
  await Promise.all(
    due.map(async (alert) => {
      const sender = await findAlertSender(db, alert.accountId);
      const stopClause = { enabled: false, text: '' };
      const price = createPricing({ message: alert.body, forceUcs2: false, noStop: true, sender, stopClause });
      const message = price(alert.recipient);
      const outcome = message
        ? await accept({
            accountId: alert.accountId,
            apiUser: null,
            alertId: alert.id,
            sender,
            messages: [message],
            smsClass: 1,
            tag: '',
            deferredUntil: null,
          })
        : err('too_long');
      if (!outcome?.ok) {
        await inTransaction(db, (tx) => postponeAlert(tx, alert, outcome?.error ?? 'overloaded', now()));
      }
      events.publish({ type: 'alerts', accountId: alert.accountId });
    }),
  );
  return due.length;
}
