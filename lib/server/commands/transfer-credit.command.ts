/** `npm run credit:transfer -- sms-xx11111-1 sms-xx22222-1 500 "Paid by the wrong one"`: moves credit between accounts. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { formatCredits } from '@/lib/domain/credits';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { transferCredit } from '@/lib/use-cases/credit/transfer-credit';
import { transferCreditArguments } from './arguments';
import { creditRefusal } from './credit-refusal';
import { runInstanceCommand } from './instance-command';

const HELP = `Moves credit from one account to another. The people of both read the reason in the ledger.

  npm run credit:transfer -- FROM TO CREDITS REASON

  npm run credit:transfer -- sms-xx11111-1 sms-xx22222-1 500 "Paid by the wrong one"`;

const inOrder = ['from', 'to', 'credits', 'reason'];

await runInstanceCommand(
  process,
  { help: HELP, inOrder, byName: [], schema: transferCreditArguments },
  async (dependencies, transfer) => {
    const { from, to, credits } = transfer;
    const outcome = await transferCredit(dependencies, AT_THE_MACHINE, transfer);
    if (outcome.ok) {
      const { fromLeft, toLeft } = outcome.value;
      return `${formatCredits(credits)} credits went from ${from}, which has ${formatCredits(fromLeft)} now, to ${to}, which has ${formatCredits(toLeft)}.`;
    }
    const { error } = outcome;
    if (error === 'same_account') throw new OperatorFault('Credit goes from one account to another.');
    if (error === 'credit_not_enough')
      throw new OperatorFault(`${from} has no ${formatCredits(credits)} credits to give.`);
    if (error === 'other_account_not_found') throw new OperatorFault(`There is no account ${to}.`);
    throw new OperatorFault(creditRefusal(error, error === 'account_disabled' ? to : from));
  },
);
