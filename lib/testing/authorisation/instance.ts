import type { Actor } from '@/lib/domain/authorisation/actor';
import { addCarrierSchema, changeCarrierSchema } from '@/lib/schemas/carrier';
import { instanceAccountsQuery, peopleQuery } from '@/lib/schemas/instance';
import type { OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { addCarrier } from '@/lib/use-cases/carriers/add-carrier';
import { changeCarrier } from '@/lib/use-cases/carriers/change-carrier';
import { deleteCarrier } from '@/lib/use-cases/carriers/delete-carrier';
import { disableCarrier } from '@/lib/use-cases/carriers/disable-carrier';
import { findCarriers } from '@/lib/use-cases/carriers/find-carriers';
import { showDlrSecret } from '@/lib/use-cases/carriers/show-dlr-secret';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { transferCredit } from '@/lib/use-cases/credit/transfer-credit';
import { addAccount } from '@/lib/use-cases/instance/add-account';
import { changeDailyBackup } from '@/lib/use-cases/instance/change-daily-backup';
import { deleteBackup } from '@/lib/use-cases/instance/delete-backup';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { endSessions } from '@/lib/use-cases/instance/end-sessions';
import { findAccounts } from '@/lib/use-cases/instance/find-accounts';
import { findBackups } from '@/lib/use-cases/instance/find-backups';
import { findPeople } from '@/lib/use-cases/instance/find-people';
import { getDailyBackup } from '@/lib/use-cases/instance/get-daily-backup';
import { getHealth } from '@/lib/use-cases/instance/get-health';
import { makeBackup } from '@/lib/use-cases/instance/make-backup';
import { nameInstanceOwner } from '@/lib/use-cases/instance/name-instance-owner';
import { removeFromAccount } from '@/lib/use-cases/instance/remove-from-account';
import { resetSignIn } from '@/lib/use-cases/panel-users/reset-sign-in';
import { UNUSED_CARRIER } from '../furnished-panel';
import { OWN } from '../instance-owner';
import { testOperations } from '../test-operations';
import type { TestPanel } from '../test-panel';

type Outcome = { readonly ok: boolean; readonly error?: string };
type Call = (panel: TestPanel, actor: Actor) => Promise<Outcome>;

const on =
  <Input>(
    useCase: (dependencies: OperationsDependencies, actor: Actor, input: Input) => Promise<Outcome>,
    input: (panel: TestPanel) => Input,
  ): Call =>
  (panel, actor) =>
    useCase({ ...panel.dependencies, ...testOperations() }, actor, input(panel));

/** One row for each use case of the instance, by its file, with a call that suits it: instance owners alone may make it. */
export const INSTANCE_MATRIX: Readonly<Record<string, Call>> = {
  'carriers/add-carrier': on(addCarrier, () =>
    addCarrierSchema.parse({
      kind: 'smpp',
      name: 'new',
      settings: { host: 'smsc.example', systemId: 'chappe' },
      secrets: { password: 'secret' },
    }),
  ),
  'carriers/change-carrier': on(changeCarrier, () => ({
    ...changeCarrierSchema.parse({ kind: 'simulated', description: 'Other', settings: {}, secrets: {} }),
    name: 'simulated',
  })),
  'carriers/delete-carrier': on(deleteCarrier, () => ({ name: UNUSED_CARRIER })),
  'carriers/disable-carrier': on(disableCarrier, () => ({ name: 'simulated', disabled: true })),
  'carriers/find-carriers': on(findCarriers, () => undefined),
  'carriers/show-dlr-secret': on(showDlrSecret, () => ({ name: 'simulated' })),
  'credit/grant-credit': on(grantCredit, ({ account }) => ({ serviceName: account, credits: 100, reason: 'Order 1' })),
  'credit/transfer-credit': on(transferCredit, ({ account, strangersAccount }) => ({
    from: account,
    to: strangersAccount,
    credits: 100,
    reason: 'Paid by the wrong one',
  })),
  'instance/add-account': on(addAccount, () => ({
    serviceName: undefined,
    description: 'New',
    timeZone: 'Europe/Paris',
    sender: 'New',
    owner: 'new@example.com',
  })),
  'instance/change-daily-backup': on(changeDailyBackup, () => ({ isOn: true, hour: 4, kept: 7 })),
  'instance/delete-backup': on(deleteBackup, () => ({ name: 'there' })),
  'instance/disable-account': on(disableAccount, ({ account }) => ({ serviceName: account, disabled: false })),
  'instance/end-sessions': on(endSessions, () => ({ email: 'member@example.com' })),
  'instance/find-accounts': on(findAccounts, () => instanceAccountsQuery.parse({})),
  'instance/find-people': on(findPeople, () => peopleQuery.parse({})),
  'instance/name-instance-owner': on(nameInstanceOwner, () => ({
    email: 'member@example.com',
    isInstanceOwner: true,
    proof: OWN,
  })),
  'instance/remove-from-account': on(removeFromAccount, ({ account }) => ({
    email: 'other-leaver@example.com',
    serviceName: account,
  })),
  'panel-users/reset-sign-in': on(resetSignIn, () => ({ email: 'member@example.com', proof: OWN })),
  'instance/find-backups': on(findBackups, () => undefined),
  'instance/get-daily-backup': on(getDailyBackup, () => undefined),
  'instance/get-health': on(getHealth, () => undefined),
  'instance/make-backup': on(makeBackup, () => ({})),
};

/** Those of them that change nothing. */
export const INSTANCE_READS: readonly string[] = [
  'carriers/find-carriers',
  'instance/find-accounts',
  'instance/find-backups',
  'instance/find-people',
  'instance/get-daily-backup',
  'instance/get-health',
];
