/** `npm run instance:owner -- someone@example.com`: names an instance owner, or with `--remove` takes it away. */
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { nameInstanceOwner } from '@/lib/use-cases/instance/name-instance-owner';
import { instanceOwnerArguments } from './arguments';
import { runInstanceCommand } from './instance-command';

const HELP = `Makes somebody who signs in to the panel an owner of the instance: they add accounts and credit there.

  npm run instance:owner -- EMAIL [--remove]

  --remove      they are one no longer; their roles on accounts stay as they are`;

const usage = { help: HELP, inOrder: ['email'], byName: [], flags: ['remove'], schema: instanceOwnerArguments };

function whatBecame(email: string, remove: boolean, isChange: boolean): string {
  if (remove) return isChange ? `${email} does not own the instance any more.` : `${email} did not own the instance.`;
  return isChange ? `${email} owns the instance.` : `${email} owned the instance already.`;
}

await runInstanceCommand(process, usage, async (dependencies, { email, remove = false }) => {
  const outcome = await nameInstanceOwner(dependencies, AT_THE_MACHINE, { email, isInstanceOwner: !remove });
  if (outcome.ok) return whatBecame(email, remove, outcome.value.isChange);
  if (outcome.error === 'last_instance_owner') {
    throw new OperatorFault(`Nobody else owns the instance than ${email}: name somebody else first.`);
  }
  throw new OperatorFault(`Nobody signs in as “${email}”.`);
});
