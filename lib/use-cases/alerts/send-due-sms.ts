import { findAlertSender } from '@/lib/db/accounts';
import { findDueAlerts, postponeAlert } from '@/lib/db/alerts';
import { type Database, inTransaction } from '@/lib/db/client';
import type { EventPublisher } from '@/lib/domain/events';
import { priceRecipients } from '@/lib/domain/http2sms/outgoing';
import type { Result } from '@/lib/domain/result';
import type { Accepted, AcceptRefusal, AcceptRequest } from '../_shared/acceptance';

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
      const noClause = { enabled: false, text: '' };
      const outcome = await accept({
        accountId: alert.accountId,
        apiUser: null,
        alertId: alert.id,
        sender,
        messages: priceRecipients([alert.recipient], {
          message: alert.body,
          forceUcs2: false,
          noStop: true,
          sender,
          stopClause: noClause,
        }),
        smsClass: 1,
        tag: '',
        deferredUntil: null,
      });
      if (!outcome?.ok) {
        await inTransaction(db, (tx) => postponeAlert(tx, alert, outcome?.error ?? 'overloaded', now()));
      }
      events.publish({ type: 'alerts', accountId: alert.accountId });
    }),
  );
  return due.length;
}
