import { alertFilterQuery, alertListQuery } from '@/lib/schemas/alert';
import { changeAccountLimit } from '@/lib/use-cases/alerts/change-account-limit';
import { changeAlertTemplates } from '@/lib/use-cases/alerts/change-alert-templates';
import { changeLimit } from '@/lib/use-cases/alerts/change-limit';
import { exportAlerts } from '@/lib/use-cases/alerts/export-alerts';
import { findAlerts } from '@/lib/use-cases/alerts/find-alerts';
import { getAlertTemplates } from '@/lib/use-cases/alerts/get-alert-templates';
import { sendAlertSample } from '@/lib/use-cases/alerts/send-alert-sample';
import { sendTestAlert } from '@/lib/use-cases/alerts/send-test-alert';
import { LOGIN } from '../furnished-panel';
import { EVERYONE, edit, NOT_VIEWER, on, type Rows } from './rows';

const LIMIT = { threshold: 100, support: 'mail', email: 'me@example.com', number: '' } as const;
const TEMPLATES = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };

export const alerts: Rows = {
  'alerts/export-alerts': { call: on(exportAlerts, () => alertFilterQuery.parse({})), allowed: EVERYONE },
  'alerts/change-account-limit': {
    call: on(changeAccountLimit, (caller) => ({ ...LIMIT, email: `${caller}@example.com` })),
    allowed: NOT_VIEWER,
  },
  'alerts/change-alert-templates': {
    // Each caller changes something, because nothing else is saved.
    call: on(changeAlertTemplates, (caller) => ({ ...TEMPLATES, smsCustom: true, smsBody: caller })),
    allowed: NOT_VIEWER,
  },
  'alerts/change-limit': {
    call: on(changeLimit, (caller, given) => edit(given, { ...LIMIT, email: `${caller}@example.com` })),
    allowed: NOT_VIEWER,
  },
  'alerts/find-alerts': { call: on(findAlerts, () => alertListQuery.parse({})), allowed: EVERYONE },
  'alerts/get-alert-templates': { call: on(getAlertTemplates, () => undefined), allowed: EVERYONE },
  'alerts/send-alert-sample': {
    call: on(sendAlertSample, () => ({ ...TEMPLATES, number: null })),
    allowed: NOT_VIEWER,
  },
  'alerts/send-test-alert': { call: on(sendTestAlert, () => ({ login: LOGIN, ...LIMIT })), allowed: NOT_VIEWER },
};
