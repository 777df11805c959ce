/** `npm run credit:grant -- sms-xx11111-1 500 "Order 1204"`: adds credit to an account. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { formatCredits } from '@/lib/domain/credits';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { grantCreditArguments } from './arguments';
import { creditRefusal } from './credit-refusal';
import { runInstanceCommand } from './instance-command';

const HELP = `Adds credit to an account. Its owners read the reason in the ledger.

  npm run credit:grant -- ACCOUNT CREDITS REASON

  npm run credit:grant -- sms-xx11111-1 500 "Order 1204"`;

const usage = { help: HELP, inOrder: ['account', 'credits', 'reason'], byName: [], schema: grantCreditArguments };

await runInstanceCommand(process, usage, async (dependencies, { account: serviceName, ...grant }) => {
  const outcome = await grantCredit(dependencies, AT_THE_MACHINE, { serviceName, ...grant });
  if (!outcome.ok) throw new OperatorFault(creditRefusal(outcome.error, serviceName));
  return `${serviceName} has ${formatCredits(outcome.value.creditsLeft)} credits now, ${formatCredits(grant.credits)} of them new.`;
});
