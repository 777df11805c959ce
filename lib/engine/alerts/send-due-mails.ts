import { findDueAlerts, keepAlert, markAlertsSent, postponeAlert } from '@/lib/db/accounts/alerts';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import type { SendMail } from '@/lib/domain/alerts/mail';
import type { EventPublisher } from '@/lib/domain/events';

type Dependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  /** Null: there is no mail server, so mails are kept for the panel to show. */
  readonly sendMail: SendMail | null;
  readonly now: () => Date;
};

/** Sends up to `limit` alerts that are due by mail, all at once; answers how many it tried. */
export async function sendDueMails({ db, events, sendMail, now }: Dependencies, limit: number): Promise<number> {
  const due = await findDueAlerts(db, 'mail', now(), limit);
  await Promise.all(
    due.map(async (alert) => {
      const { id, accountId, sender: from, recipient: to, subject, body: text } = alert;
      if (!sendMail) await inTransaction(db, (tx) => keepAlert(tx, id));
      else {
        try {
          await sendMail({ id: `alert-${id}`, from, to, subject, text });
          await inTransaction(db, (tx) => markAlertsSent(tx, [id], now()));
        } catch (cause) {
          const reason = cause instanceof Error ? cause.message : String(cause);
          await inTransaction(db, (tx) => postponeAlert(tx, alert, reason, now()));
        }
      }
      events.publish({ type: 'alerts', accountId });
    }),
  );
  return due.length;
}
