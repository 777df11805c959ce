/** `npm run account:enable -- sms-xx11111-1`. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { accountArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Enables an account that was disabled.

  npm run account:enable -- ACCOUNT`;

const usage = { help: HELP, inOrder: ['account'], byName: [], schema: accountArguments };

await runInstanceCommand(process, usage, async (dependencies, { account: serviceName }) => {
  const outcome = await disableAccount(dependencies, AT_THE_MACHINE, { serviceName, disabled: false });
  if (!outcome.ok) throw new OperatorFault(`There is no account ${serviceName}.`);
  return `${serviceName} is enabled.`;
});
