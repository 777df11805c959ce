/** `npm run account:reply-numbers -- sms-xx11111-1 --short-number 38080 --stop-clause "STOP 38081"`. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { changeReplyNumbers } from '@/lib/use-cases/instance/change-reply-numbers';
import { replyNumbersArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Says which numbers lead back to an account, from the next request on. What is not named stays as it is.

  npm run account:reply-numbers -- ACCOUNT [--short-number NUMBER | --no-short-number] [--stop-clause TEXT]

  --short-number     what people can answer: 3 to 8 digits; senderForResponse and a submit_sm without a source send from it
  --no-short-number  it has none: these are refused
  --stop-clause      what is added to advertising: at most 30 characters that end with the number for STOP, "STOP 38081"`;

const usage = {
  help: HELP,
  inOrder: ['account'],
  byName: ['short-number', 'stop-clause'],
  flags: ['no-short-number'],
  schema: replyNumbersArguments,
};

await runInstanceCommand(process, usage, async (dependencies, { account: serviceName, numbers }) => {
  const outcome = await changeReplyNumbers(dependencies, AT_THE_MACHINE, { serviceName, ...numbers });
  if (!outcome.ok && outcome.error === 'unchanged') return `${serviceName} has these numbers already.`;
  if (!outcome.ok) throw new OperatorFault(`There is no account ${serviceName}.`);
  const { shortNumber, stopClauseText } = outcome.value;
  return `${serviceName} has ${shortNumber === null ? 'no short number' : `the short number ${shortNumber}`}, and its STOP clause is “${stopClauseText}”.`;
});
