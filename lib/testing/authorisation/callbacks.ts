import { callbackFilterQuery, callbackListQuery } from '@/lib/schemas/callback';
import { checkCallbackHost } from '@/lib/use-cases/callbacks/check-callback-host';
import { countFailedCallbacks } from '@/lib/use-cases/callbacks/count-failed-callbacks';
import { exportCallbacks } from '@/lib/use-cases/callbacks/export-callbacks';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';
import { redeliverCallbacks } from '@/lib/use-cases/callbacks/redeliver-callbacks';
import { testAccountCallback } from '@/lib/use-cases/callbacks/test-account-callback';
import { testCallback } from '@/lib/use-cases/callbacks/test-callback';
import { LOGIN } from '../furnished-panel';
import { EVERYONE, NOT_VIEWER, on, type Rows } from './rows';

export const callbacks: Rows = {
  'callbacks/export-callbacks': { call: on(exportCallbacks, () => callbackFilterQuery.parse({})), allowed: EVERYONE },
  'callbacks/check-callback-host': { call: on(checkCallbackHost, () => ({ host: '10.0.0.1' })), allowed: EVERYONE },
  'callbacks/count-failed-callbacks': {
    call: on(countFailedCallbacks, () => ({ since: new Date(0), login: '', of: '' })),
    allowed: EVERYONE,
  },
  'callbacks/find-callbacks': { call: on(findCallbacks, () => callbackListQuery.parse({})), allowed: EVERYONE },
  'callbacks/redeliver-callbacks': {
    call: on(redeliverCallbacks, () => ({ what: 'failed', since: new Date(0), login: '', of: '' }) as const),
    allowed: NOT_VIEWER,
  },
  'callbacks/test-account-callback': {
    call: on(testAccountCallback, () => ({ callbackUrl: 'http://10.0.0.1/' })),
    allowed: NOT_VIEWER,
  },
  'callbacks/test-callback': {
    call: on(testCallback, () => ({ login: LOGIN, callbackUrl: 'http://10.0.0.1/' })),
    allowed: NOT_VIEWER,
  },
};
