/** `npm run sender:add -- sms-xx11111-1 MyShop`: declares a sender of an account. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { addSenderArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Declares a sender, from which the account may then send.

  npm run sender:add -- ACCOUNT SENDER

  npm run sender:add -- sms-xx11111-1 MyShop
  npm run sender:add -- sms-xx11111-1 +33612345678`;

const usage = { help: HELP, inOrder: ['account', 'sender'], byName: [], schema: addSenderArguments };

await runInstanceCommand(process, usage, async (dependencies, { account, sender }) => {
  const outcome = await addSender(dependencies, AT_THE_MACHINE, account, { sender });
  if (outcome.ok) return `${account} may send from ${sender}.`;
  throw new OperatorFault(
    outcome.error === 'sender_exists'
      ? `${account} has the sender ${sender} already.`
      : `There is no account ${account}.`,
  );
});
