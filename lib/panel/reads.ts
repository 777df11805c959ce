import { RESOURCES } from '@/lib/queries/resources';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { getReach } from '@/lib/use-cases/accounts/get-reach';
import { searchAccount } from '@/lib/use-cases/accounts/search-account';
import { findAlerts } from '@/lib/use-cases/alerts/find-alerts';
import { getAlertTemplates } from '@/lib/use-cases/alerts/get-alert-templates';
import { countPending } from '@/lib/use-cases/api-users/count-pending';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';
import { findRefusedRequests } from '@/lib/use-cases/api-users/find-refused-requests';
import { findSessionsOfApiUser } from '@/lib/use-cases/api-users/find-sessions-of-api-user';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';
import { findBlacklisted } from '@/lib/use-cases/blacklist/find-blacklisted';
import { checkCallbackHost } from '@/lib/use-cases/callbacks/check-callback-host';
import { countFailedCallbacks } from '@/lib/use-cases/callbacks/count-failed-callbacks';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';
import { addUpMovements } from '@/lib/use-cases/credit/add-up-movements';
import { findMovements } from '@/lib/use-cases/credit/find-movements';
import { getSpendingPace } from '@/lib/use-cases/credit/get-spending-pace';
import { findIncoming } from '@/lib/use-cases/incoming/find-incoming';
import { findMessages } from '@/lib/use-cases/messages/find-messages';
import { findScheduled } from '@/lib/use-cases/messages/find-scheduled';
import { getMessage } from '@/lib/use-cases/messages/get-message';
import { getSentBulk } from '@/lib/use-cases/messages/get-sent-bulk';
import { getTraffic } from '@/lib/use-cases/overview/get-traffic';
import { getTrafficSample } from '@/lib/use-cases/overview/get-traffic-sample';
import { getTrouble } from '@/lib/use-cases/overview/get-trouble';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';
import { findPrices } from '@/lib/use-cases/rates/find-prices';
import { findSenders } from '@/lib/use-cases/senders/find-senders';
import { asItIs, panelRead } from './panel-read';
import { presentAccount } from './presenters/present-account';
import { presentAccountSearch } from './presenters/present-account-search';
import { presentAlerts } from './presenters/present-alerts';
import { presentApiUserDetails, presentApiUsers } from './presenters/present-api-users';
import { presentAuditLog } from './presenters/present-audit-log';
import { presentBlacklist } from './presenters/present-blacklist';
import { presentCallbacks } from './presenters/present-callbacks';
import { presentIncoming } from './presenters/present-incoming';
import { presentMessageDetails } from './presenters/present-message-details';
import { presentMessages } from './presenters/present-messages';
import { presentMovementSums, presentMovements } from './presenters/present-movements';
import { presentTraffic, presentTrafficSample, presentTrouble } from './presenters/present-overview';
import { presentPanelUsers } from './presenters/present-panel-users';
import { presentRates } from './presenters/present-rates';
import { presentRefusedRequests } from './presenters/present-refused-requests';
import { presentScheduled } from './presenters/present-scheduled';
import { presentSenders } from './presenters/present-senders';
import { presentSentBulkDetails } from './presenters/present-sent-bulk';
import { presentApiUserSessions } from './presenters/present-smpp-sessions';

/** Who answers each of RESOURCES: the same for its route and for the pages that come with it. */
export const READS = {
  account: panelRead(getAccount, RESOURCES.account, presentAccount),
  reach: panelRead(getReach, RESOURCES.reach, asItIs),
  search: panelRead(searchAccount, RESOURCES.search, presentAccountSearch),
  apiUsers: panelRead(findApiUsers, RESOURCES.apiUsers, presentApiUsers),
  apiUserDetails: panelRead(getApiUser, RESOURCES.apiUserDetails, presentApiUserDetails),
  apiUserSessions: panelRead(findSessionsOfApiUser, RESOURCES.apiUserSessions, presentApiUserSessions),
  pendingMessages: panelRead(countPending, RESOURCES.pendingMessages, asItIs),
  messages: panelRead(findMessages, RESOURCES.messages, presentMessages),
  message: panelRead(getMessage, RESOURCES.message, presentMessageDetails),
  sentBulk: panelRead(getSentBulk, RESOURCES.sentBulk, presentSentBulkDetails),
  scheduled: panelRead(findScheduled, RESOURCES.scheduled, presentScheduled),
  incoming: panelRead(findIncoming, RESOURCES.incoming, presentIncoming),
  movements: panelRead(findMovements, RESOURCES.movements, presentMovements),
  movementSums: panelRead(addUpMovements, RESOURCES.movementSums, presentMovementSums),
  spendingPace: panelRead(getSpendingPace, RESOURCES.spendingPace, asItIs),
  traffic: panelRead(getTraffic, RESOURCES.traffic, presentTraffic),
  trafficSample: panelRead(getTrafficSample, RESOURCES.trafficSample, presentTrafficSample),
  trouble: panelRead(getTrouble, RESOURCES.trouble, presentTrouble),
  refusedRequests: panelRead(findRefusedRequests, RESOURCES.refusedRequests, presentRefusedRequests),
  callbacks: panelRead(findCallbacks, RESOURCES.callbacks, presentCallbacks),
  failedCallbacks: panelRead(countFailedCallbacks, RESOURCES.failedCallbacks, asItIs),
  callbackHost: panelRead(checkCallbackHost, RESOURCES.callbackHost, asItIs),
  alerts: panelRead(findAlerts, RESOURCES.alerts, presentAlerts),
  alertTemplates: panelRead(getAlertTemplates, RESOURCES.alertTemplates, asItIs),
  audit: panelRead(findAuditEntries, RESOURCES.audit, presentAuditLog),
  prices: panelRead(findPrices, RESOURCES.prices, presentRates),
  blacklist: panelRead(findBlacklisted, RESOURCES.blacklist, presentBlacklist),
  senders: panelRead(findSenders, RESOURCES.senders, presentSenders),
  panelUsers: panelRead(findPanelUsers, RESOURCES.panelUsers, presentPanelUsers),
} satisfies Readonly<Record<keyof typeof RESOURCES, unknown>>;
