/** `npm run account:disable -- sms-xx11111-1`. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { accountArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Disables an account: nothing more is taken to send, from its scripts (401) or its panel. What was accepted goes out.

  npm run account:disable -- ACCOUNT`;

const usage = { help: HELP, inOrder: ['account'], byName: [], schema: accountArguments };

await runInstanceCommand(process, usage, async (dependencies, { account: serviceName }) => {
  const outcome = await disableAccount(dependencies, AT_THE_MACHINE, { serviceName, disabled: true });
  if (!outcome.ok) throw new OperatorFault(`There is no account ${serviceName}.`);
  return `${serviceName} is disabled: nothing more is taken to send.`;
});
