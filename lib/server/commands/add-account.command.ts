/** `npm run account:add -- --owner someone@example.com --sender MyShop`: opens an account. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { addAccount } from '@/lib/use-cases/instance/add-account';
import { publicUrlAt } from '../settings/public-url';
import { addAccountArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Opens an SMS account with its first sender, its first owner and, if you like, its first credit.

  npm run account:add -- [ACCOUNT] --owner EMAIL --sender SENDER [--name NAME] [--time-zone ZONE] [--credit N --reason REASON]

  ACCOUNT       its name, of the form sms-xx11111-1; without it, one is made
  --owner       who runs the account: at once if they sign in here already, else by the link that is printed
  --sender      what it sends from first: a name of at most 11 characters, or a number
  --name        what it is called in the panel
  --time-zone   of its dates, such as Europe/Paris; without it, TIME_ZONE's
  --credit      what it begins with, such as 500 or 12.50; without it, nothing: npm run credit:grant adds some later
  --reason      why: the account's owners read it in the ledger

  --short-number, --no-short-number, --stop-clause: which numbers lead back to it, as npm run account:reply-numbers
  takes them; without them, those that were last set for any account`;

const usage = {
  help: HELP,
  inOrder: ['account'],
  byName: ['owner', 'sender', 'name', 'time-zone', 'credit', 'reason', 'short-number', 'stop-clause'],
  flags: ['no-short-number'],
  schema: addAccountArguments,
};

await runInstanceCommand(process, usage, async (dependencies, given, env) => {
  const {
    account: serviceName,
    owner,
    sender,
    grant,
    numbers,
    name = '',
    'time-zone': timeZone = env.timeZone,
  } = given;
  const wanted = { serviceName, owner, sender, grant, numbers, description: name, timeZone };
  const outcome = await addAccount(dependencies, AT_THE_MACHINE, wanted);
  if (!outcome.ok) throw new OperatorFault('There is an account of that name already.');
  const { serviceName: account, token } = outcome.value;
  if (token === null) return `${account} is open, and ${owner} is its owner.`;
  return `${account} is open. ${owner} becomes its owner by this link, once and within seven days:\n${publicUrlAt(env, env.port)}/invitation/${token}`;
});
