import type { Actor } from '@/lib/domain/authorisation/actor';
import { instanceAuditFilterQuery, instanceAuditListQuery } from '@/lib/schemas/audit';
import { addCarrierSchema, changeCarrierSchema } from '@/lib/schemas/carrier';
import { carrierListQuery, carrierReceiptsQuery, carrierTraceQuery } from '@/lib/schemas/carrier-pages';
import { carrierUndecidedQuery } from '@/lib/schemas/carrier-undecided';
import { instanceAccountsQuery, peopleQuery } from '@/lib/schemas/instance';
import { ratesQuery } from '@/lib/schemas/rate';
import { routeSchema, tryNumberSchema } from '@/lib/schemas/route';
import { routeListQuery } from '@/lib/schemas/route-list';
import { smppSessionsQuery } from '@/lib/schemas/smpp-session';
import type { OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { exportInstanceAudit } from '@/lib/use-cases/audit/export-instance-audit';
import { findInstanceAudit } from '@/lib/use-cases/audit/find-instance-audit';
import { addCarrier } from '@/lib/use-cases/carriers/add-carrier';
import { changeCarrier } from '@/lib/use-cases/carriers/change-carrier';
import { decideOnMessages } from '@/lib/use-cases/carriers/decide-on-messages';
import { deleteCarrier } from '@/lib/use-cases/carriers/delete-carrier';
import { disableCarrier } from '@/lib/use-cases/carriers/disable-carrier';
import { findCarriers } from '@/lib/use-cases/carriers/find-carriers';
import { findOutages } from '@/lib/use-cases/carriers/find-outages';
import { findTrace } from '@/lib/use-cases/carriers/find-trace';
import { findUndecided } from '@/lib/use-cases/carriers/find-undecided';
import { findUnmatchedReceipts } from '@/lib/use-cases/carriers/find-unmatched-receipts';
import { seeCarrier } from '@/lib/use-cases/carriers/see-carrier';
import { seeCarriers } from '@/lib/use-cases/carriers/see-carriers';
import { showDlrSecret } from '@/lib/use-cases/carriers/show-dlr-secret';
import { tryCarrier } from '@/lib/use-cases/carriers/try-carrier';
import { grantCredit } from '@/lib/use-cases/credit/grant-credit';
import { transferCredit } from '@/lib/use-cases/credit/transfer-credit';
import { addAccount } from '@/lib/use-cases/instance/add-account';
import { changeDailyBackup } from '@/lib/use-cases/instance/change-daily-backup';
import { changeReplyNumbers } from '@/lib/use-cases/instance/change-reply-numbers';
import { deleteBackup } from '@/lib/use-cases/instance/delete-backup';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { endSessions } from '@/lib/use-cases/instance/end-sessions';
import { endSmppSession } from '@/lib/use-cases/instance/end-smpp-session';
import { findAccounts } from '@/lib/use-cases/instance/find-accounts';
import { findBackups } from '@/lib/use-cases/instance/find-backups';
import { findPeople } from '@/lib/use-cases/instance/find-people';
import { findSmppSessions } from '@/lib/use-cases/instance/find-smpp-sessions';
import { getDailyBackup } from '@/lib/use-cases/instance/get-daily-backup';
import { getHealth } from '@/lib/use-cases/instance/get-health';
import { makeBackup } from '@/lib/use-cases/instance/make-backup';
import { nameInstanceOwner } from '@/lib/use-cases/instance/name-instance-owner';
import { removeFromAccount } from '@/lib/use-cases/instance/remove-from-account';
import { resetSignIn } from '@/lib/use-cases/panel-users/reset-sign-in';
import { addRate } from '@/lib/use-cases/rates/add-rate';
import { changeRate } from '@/lib/use-cases/rates/change-rate';
import { deleteRate } from '@/lib/use-cases/rates/delete-rate';
import { exportRates } from '@/lib/use-cases/rates/export-rates';
import { findRates } from '@/lib/use-cases/rates/find-rates';
import { importRates } from '@/lib/use-cases/rates/import-rates';
import { previewImport } from '@/lib/use-cases/rates/preview-import';
import { priceNumber } from '@/lib/use-cases/rates/price-number';

import { addRoute } from '@/lib/use-cases/routes/add-route';
import { changeRoute } from '@/lib/use-cases/routes/change-route';
import { deleteRoute } from '@/lib/use-cases/routes/delete-route';
import { findRoutes } from '@/lib/use-cases/routes/find-routes';
import { seeRoutes } from '@/lib/use-cases/routes/see-routes';
import { tryRouteEarlier } from '@/lib/use-cases/routes/try-route-earlier';
import { tryRoutes } from '@/lib/use-cases/routes/try-routes';
import {
  BOUND_SESSION,
  DELETABLE_ROUTE,
  IDLE_ACCOUNT,
  LATER_ROUTE,
  SPARE_CARRIER,
  UNUSED_CARRIER,
  UNUSED_ROUTE,
} from '../furnished-panel';
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

/** The rates that every instance begins with. */
const INDIA = { prefix: '91', validFrom: new Date(0) };
const EVERYWHERE = { prefix: '', validFrom: new Date(0) };

/** One row for each use case of the instance, by its file, with a call that suits it: instance owners alone may make it. */
export const INSTANCE_MATRIX: Readonly<Record<string, Call>> = {
  'audit/export-instance-audit': on(exportInstanceAudit, () => instanceAuditFilterQuery.parse({})),
  'audit/find-instance-audit': on(findInstanceAudit, () => instanceAuditListQuery.parse({})),
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
  'carriers/decide-on-messages': on(decideOnMessages, ({ dependencies: { now } }) => ({
    ...{ name: 'simulated', decision: 'end' as const, messageId: null, until: now },
  })),
  'carriers/delete-carrier': on(deleteCarrier, () => ({ name: UNUSED_CARRIER })),
  'carriers/disable-carrier': on(disableCarrier, () => ({ name: SPARE_CARRIER, disabled: false })),
  'carriers/find-carriers': on(findCarriers, () => undefined),
  'carriers/show-dlr-secret': on(showDlrSecret, () => ({ name: 'simulated' })),
  'carriers/find-outages': on(findOutages, () => undefined),
  'carriers/find-trace': on(findTrace, () => carrierTraceQuery.parse({ name: 'simulated' })),
  'carriers/find-undecided': on(findUndecided, () => carrierUndecidedQuery.parse({ name: 'simulated' })),
  'carriers/find-unmatched-receipts': on(findUnmatchedReceipts, () =>
    carrierReceiptsQuery.parse({ name: 'simulated' }),
  ),
  'carriers/see-carrier': on(seeCarrier, () => ({ name: 'simulated' })),
  'carriers/see-carriers': on(seeCarriers, () => carrierListQuery.parse({})),
  'carriers/try-carrier': on(tryCarrier, () => ({
    name: 'simulated',
    number: '33612345678',
    sender: 'Chappe',
    text: 'Hello',
  })),
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
  'instance/change-reply-numbers': on(changeReplyNumbers, ({ account }) => ({
    serviceName: account,
    shortNumber: '38080',
    stopClauseText: 'STOP 38081',
  })),
  'instance/delete-backup': on(deleteBackup, () => ({ name: 'there' })),
  'instance/disable-account': on(disableAccount, () => ({ serviceName: IDLE_ACCOUNT, disabled: true })),
  'instance/end-sessions': on(endSessions, () => ({ email: 'member@example.com' })),
  'instance/end-smpp-session': on(endSmppSession, () => BOUND_SESSION),
  'instance/find-accounts': on(findAccounts, () => instanceAccountsQuery.parse({})),
  'instance/find-people': on(findPeople, () => peopleQuery.parse({})),
  'instance/find-smpp-sessions': on(findSmppSessions, () => smppSessionsQuery.parse({})),
  'instance/name-instance-owner': on(nameInstanceOwner, () => ({
    email: 'member@example.com',
    isInstanceOwner: true,
    proof: OWN,
  })),
  'instance/remove-from-account': on(removeFromAccount, ({ account }) => ({
    email: 'other-leaver@example.com',
    serviceName: account,
  })),
  'routes/add-route': on(addRoute, () => routeSchema.parse({ carrier: 'simulated' })),
  'routes/change-route': on(changeRoute, () => ({
    ...routeSchema.parse({ carrier: 'simulated', prefix: '33' }),
    id: UNUSED_ROUTE,
  })),
  'routes/delete-route': on(deleteRoute, () => ({ id: DELETABLE_ROUTE })),
  'routes/find-routes': on(findRoutes, () => undefined),
  'routes/see-routes': on(seeRoutes, () => routeListQuery.parse({})),
  'routes/try-route-earlier': on(tryRouteEarlier, () => ({ id: LATER_ROUTE })),
  'routes/try-routes': on(tryRoutes, () => tryNumberSchema.parse({ recipient: '+33612345678' })),
  'panel-users/reset-sign-in': on(resetSignIn, () => ({ email: 'member@example.com', proof: OWN })),
  'rates/add-rate': on(addRate, () => ({ prefix: '44', credits: 150, when: 'now' as const, at: '' })),
  'rates/change-rate': on(changeRate, () => ({
    ...EVERYWHERE,
    credits: 50,
    when: 'later' as const,
    at: '2027-01-01T00:00',
  })),
  'rates/delete-rate': on(deleteRate, () => INDIA),
  'rates/export-rates': on(exportRates, () => ratesQuery.parse({})),
  'rates/find-rates': on(findRates, () => ratesQuery.parse({})),
  'rates/import-rates': on(importRates, () => ({ lines: '49\t1.5' })),
  'rates/preview-import': on(previewImport, () => ({ lines: '49\t1.5' })),
  'rates/price-number': on(priceNumber, () => ({ number: '+33612345678' })),
  'instance/find-backups': on(findBackups, () => undefined),
  'instance/get-daily-backup': on(getDailyBackup, () => undefined),
  'instance/get-health': on(getHealth, () => undefined),
  'instance/make-backup': on(makeBackup, () => ({})),
};

/** Those of them that change nothing. */
export const INSTANCE_READS: readonly string[] = [
  'audit/export-instance-audit',
  'audit/find-instance-audit',
  'carriers/find-carriers',
  'carriers/find-outages',
  'carriers/find-trace',
  'carriers/find-undecided',
  'carriers/find-unmatched-receipts',
  'carriers/see-carrier',
  'carriers/see-carriers',
  'instance/find-accounts',
  'instance/find-backups',
  'instance/find-people',
  'instance/find-smpp-sessions',
  'instance/get-daily-backup',
  'instance/get-health',
  'rates/export-rates',
  'rates/find-rates',
  'rates/preview-import',
  'rates/price-number',
  'routes/find-routes',
  'routes/see-routes',
  'routes/try-routes',
];
