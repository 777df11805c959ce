import { changeAccountCallback } from '@/lib/use-cases/accounts/change-account-callback';
import { changeCommercialHours } from '@/lib/use-cases/accounts/change-commercial-hours';
import { changeDescription } from '@/lib/use-cases/accounts/change-description';
import { changeReplies } from '@/lib/use-cases/accounts/change-replies';
import { changeRetention } from '@/lib/use-cases/accounts/change-retention';
import { changeStopClause } from '@/lib/use-cases/accounts/change-stop-clause';
import { changeTimeZone } from '@/lib/use-cases/accounts/change-time-zone';
import { followAccount } from '@/lib/use-cases/accounts/follow-account';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { getReach } from '@/lib/use-cases/accounts/get-reach';
import { getService } from '@/lib/use-cases/accounts/get-service';
import { searchAccount } from '@/lib/use-cases/accounts/search-account';
import { EVERYONE, NOT_VIEWER, OWNER, on, type Rows } from './rows';

const REPLIES = {
  replyAction: 'none',
  replyUrl: null,
  replyText: '',
  replyEmail: '',
  stopUrl: 'https://example.com/stop',
} as const;

export const accounts: Rows = {
  'accounts/change-account-callback': {
    call: on(changeAccountCallback, (caller) => ({ callbackUrl: `https://example.com/${caller}` })),
    allowed: NOT_VIEWER,
  },
  'accounts/change-commercial-hours': {
    call: on(changeCommercialHours, () => ({ commercialHoursEnabled: true })),
    allowed: OWNER,
  },
  'accounts/change-description': {
    call: on(changeDescription, (caller) => ({ description: `of ${caller}` })),
    allowed: NOT_VIEWER,
  },
  'accounts/change-replies': { call: on(changeReplies, () => REPLIES), allowed: OWNER },
  'accounts/change-retention': {
    call: on(changeRetention, () => ({ retentionMonths: 6, seen: { retentionMonths: 12 } })),
    allowed: OWNER,
  },
  'accounts/change-stop-clause': { call: on(changeStopClause, () => ({ stopClauseEnabled: false })), allowed: OWNER },
  'accounts/change-time-zone': { call: on(changeTimeZone, () => ({ timeZone: 'Europe/London' })), allowed: OWNER },
  'accounts/follow-account': { call: on(followAccount, () => undefined), allowed: EVERYONE },
  'accounts/search-account': { call: on(searchAccount, () => ({ text: 'e' })), allowed: EVERYONE },
  'accounts/get-service': { call: on(getService, () => undefined), allowed: EVERYONE },
  'accounts/get-reach': { call: on(getReach, () => undefined), allowed: EVERYONE },
  'accounts/get-account': { call: on(getAccount, () => undefined), allowed: EVERYONE },
};
