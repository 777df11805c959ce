/** `npm run sender:add -- sms-xx11111-1 MyShop`: declares a sender of an account. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { addSenderAtTheMachine } from '@/lib/use-cases/senders/add-sender-at-the-machine';
import { addSenderArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Declares a sender, from which the account may then send: a name of at most 11 letters, digits, spaces and
- . , & + _ with at least one letter, a number with its country code, or a short number.

  npm run sender:add -- ACCOUNT SENDER

  npm run sender:add -- sms-xx11111-1 MyShop
  npm run sender:add -- sms-xx11111-1 +33612345678`;

const usage = { help: HELP, inOrder: ['account', 'sender'], byName: [], schema: addSenderArguments };

await runInstanceCommand(process, usage, async (dependencies, { account, sender }) => {
  const outcome = await addSenderAtTheMachine(dependencies, AT_THE_MACHINE, account, { sender, description: '' });
  if (outcome.ok) return `${account} may send from ${sender}.`;
  if (outcome.error === 'sender_exists') throw new OperatorFault(`${account} has the sender ${sender} already.`);
  if (outcome.error === 'too_many_senders') throw new OperatorFault(`${account} has as many senders as it may have.`);
  throw new OperatorFault(`There is no account ${account}.`);
});
