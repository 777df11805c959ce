/** What the page that sends begins with when a message is sent again. */
import { TEST_TAG } from '@/lib/domain/sending/tag';
import { withoutStopClause } from '@/lib/domain/sms/stop-clause-text';
import type { AccountDetails } from '@/lib/schemas/account';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { type Composed, SMS_CLASSES } from '@/lib/schemas/send';
import { payerAgain } from '../payment';

type Message = Pick<KeptMessageRow, 'sender' | 'recipient' | 'smsClass' | 'text' | 'tag'>;
type Account = Pick<AccountDetails, 'stopClauseText' | 'earlierStopClauses' | 'stopClauseEnabled'>;

type Movements = Parameters<typeof payerAgain>[0];

/** `deleted`: how an API user is named that is gone. */
export function sentAgain(
  message: Message,
  movements: Movements,
  account: Account,
  deleted: (login: string) => string,
) {
  const { stopClauseText, earlierStopClauses, stopClauseEnabled } = account;
  const { message: written, hasClause } = withoutStopClause(message.text, stopClauseText, ...earlierStopClauses);
  return {
    sender: message.sender,
    recipients: `+${message.recipient}`,
    message: written,
    smsClass: SMS_CLASSES.find((known) => known === String(message.smsClass)) ?? '1',
    noStop: stopClauseEnabled && !hasClause,
    payer: payerAgain(movements, deleted),
    // Whoever it goes to now, it is no test to oneself unless it is sent as one.
    tag: message.tag === TEST_TAG ? '' : message.tag,
  } satisfies Partial<Composed>;
}
