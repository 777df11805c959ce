import type { ClaimedAlert } from '@/lib/db/accounts/alert-outbox';
import type { SendMail } from '@/lib/platform/mail/send-mail';
import type { DueWork } from '../outbox/due-loop';
import { type AlertDependencies, createAlertWork } from './alert-work';

/** Sends alerts by mail. `sendMail` null: there is no mail server, so mails are kept for the panel to show. */
export const createMailWork = (dependencies: AlertDependencies, sendMail: SendMail | null): DueWork =>
  createAlertWork(
    'mail',
    dependencies,
    async ({ id, sender: from, recipient: to, subject, body: text }: ClaimedAlert) => {
      if (!sendMail) return 'kept';
      await sendMail({ id: `alert-${id}`, from, to, subject, text });
      return 'sent';
    },
  );
