import { INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import type { Resource } from '@/lib/queries/resources';
import type { InstanceUseCase, OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { findInstanceAudit } from '@/lib/use-cases/audit/find-instance-audit';
import { findCarriers } from '@/lib/use-cases/carriers/find-carriers';
import { findOutages } from '@/lib/use-cases/carriers/find-outages';
import { findTrace } from '@/lib/use-cases/carriers/find-trace';
import { findUndecided } from '@/lib/use-cases/carriers/find-undecided';
import { findUnmatchedReceipts } from '@/lib/use-cases/carriers/find-unmatched-receipts';
import { seeCarrier } from '@/lib/use-cases/carriers/see-carrier';
import { seeCarriers } from '@/lib/use-cases/carriers/see-carriers';
import { findAccounts } from '@/lib/use-cases/instance/find-accounts';
import { findBackups } from '@/lib/use-cases/instance/find-backups';
import { findPeople } from '@/lib/use-cases/instance/find-people';
import { findSmppSessions } from '@/lib/use-cases/instance/find-smpp-sessions';
import { getDailyBackup } from '@/lib/use-cases/instance/get-daily-backup';
import { getHealth } from '@/lib/use-cases/instance/get-health';
import { findRates } from '@/lib/use-cases/rates/find-rates';
import { priceNumber } from '@/lib/use-cases/rates/price-number';
import { seeRoutes } from '@/lib/use-cases/routes/see-routes';
import { onInstance } from './on-instance';
import { type PanelRead, panelRead } from './panel-read';
import { presentAuditLog } from './presenters/present-audit-log';
import {
  presentCarrier,
  presentCarrierNames,
  presentCarriers,
  presentOutages,
  presentTrace,
  presentUndecided,
  presentUnmatchedReceipts,
} from './presenters/present-carriers';
import { presentInstanceAccounts, presentPeople } from './presenters/present-instance';
import { presentBackups, presentDailyBackup, presentHealth } from './presenters/present-operations';
import { presentPricedNumber, presentRates } from './presenters/present-rates';
import { presentRoutes } from './presenters/present-routes';
import { presentSmppSessions } from './presenters/present-smpp-sessions';

const instanceRead = <Query, Asked, Value, Answer>(
  perform: InstanceUseCase<Query, Value, 'not_found', OperationsDependencies>,
  resource: Resource<Query, Asked, Answer>,
  present: (value: Value) => NoInfer<Answer>,
): PanelRead<Query, Asked, Value, Answer> => panelRead(onInstance(perform), resource, present);

/** Who answers each of INSTANCE_RESOURCES: the same for its route and for the pages that come with it. */
export const INSTANCE_READS = {
  accounts: instanceRead(findAccounts, INSTANCE_RESOURCES.accounts, presentInstanceAccounts),
  people: instanceRead(findPeople, INSTANCE_RESOURCES.people, presentPeople),
  backups: instanceRead(findBackups, INSTANCE_RESOURCES.backups, presentBackups),
  dailyBackup: instanceRead(getDailyBackup, INSTANCE_RESOURCES.dailyBackup, presentDailyBackup),
  rates: instanceRead(findRates, INSTANCE_RESOURCES.rates, presentRates),
  ratedNumber: instanceRead(priceNumber, INSTANCE_RESOURCES.ratedNumber, presentPricedNumber),
  carriers: instanceRead(seeCarriers, INSTANCE_RESOURCES.carriers, presentCarriers),
  carrierNames: instanceRead(findCarriers, INSTANCE_RESOURCES.carrierNames, presentCarrierNames),
  carrier: instanceRead(seeCarrier, INSTANCE_RESOURCES.carrier, presentCarrier),
  carrierTrace: instanceRead(findTrace, INSTANCE_RESOURCES.carrierTrace, presentTrace),
  carrierReceipts: instanceRead(findUnmatchedReceipts, INSTANCE_RESOURCES.carrierReceipts, presentUnmatchedReceipts),
  carrierUndecided: instanceRead(findUndecided, INSTANCE_RESOURCES.carrierUndecided, presentUndecided),
  routes: instanceRead(seeRoutes, INSTANCE_RESOURCES.routes, presentRoutes),
  smppSessions: instanceRead(findSmppSessions, INSTANCE_RESOURCES.smppSessions, presentSmppSessions),
  outages: instanceRead(findOutages, INSTANCE_RESOURCES.outages, presentOutages),
  audit: instanceRead(findInstanceAudit, INSTANCE_RESOURCES.audit, presentAuditLog),
  health: instanceRead(getHealth, INSTANCE_RESOURCES.health, presentHealth),
} satisfies Readonly<Record<keyof typeof INSTANCE_RESOURCES, unknown>>;
