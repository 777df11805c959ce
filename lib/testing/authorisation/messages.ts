import { messageFilterQuery, messageListQuery } from '@/lib/schemas/message';
import { scheduledListQuery } from '@/lib/schemas/scheduled';
import { cancelJob } from '@/lib/use-cases/messages/cancel-job';
import { cancelScheduled } from '@/lib/use-cases/messages/cancel-scheduled';
import { deleteMessage } from '@/lib/use-cases/messages/delete-message';
import { editScheduled } from '@/lib/use-cases/messages/edit-scheduled';
import { estimateEdit } from '@/lib/use-cases/messages/estimate-edit';
import { estimateMessage } from '@/lib/use-cases/messages/estimate-message';
import { estimateTest } from '@/lib/use-cases/messages/estimate-test';
import { exportMessages } from '@/lib/use-cases/messages/export-messages';
import { FIRST_JOBS, findJobs } from '@/lib/use-cases/messages/find-jobs';
import { findMessages } from '@/lib/use-cases/messages/find-messages';
import { findOutgoing } from '@/lib/use-cases/messages/find-outgoing';
import { findScheduled } from '@/lib/use-cases/messages/find-scheduled';
import { findSent } from '@/lib/use-cases/messages/find-sent';
import { getJob } from '@/lib/use-cases/messages/get-job';
import { getMessage } from '@/lib/use-cases/messages/get-message';
import { getOutgoing } from '@/lib/use-cases/messages/get-outgoing';
import { getSentBulk } from '@/lib/use-cases/messages/get-sent-bulk';
import { rescheduleScheduled } from '@/lib/use-cases/messages/reschedule-scheduled';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { sendTest } from '@/lib/use-cases/messages/send-test';
import { submitJob } from '@/lib/use-cases/messages/submit-job';
import { addOverMessage } from '../add-over-message';
import { BULK_SEND, MESSAGE, SENDER } from '../furnished-panel';
import { SUBMITTED_JOB } from '../submitted-job';
import type { TestPanel } from '../test-panel';
import { DRAFTED_SMS, WRITTEN_SMS } from '../written-sms';
import { EVERYONE, NOT_VIEWER, OWNER, on, type Rows } from './rows';

const WRITTEN = { ...WRITTEN_SMS, sender: SENDER } as const;

const AT = { when: 'later', at: '2027-01-01T12:00', atZone: 'Europe/Paris' } as const;
const EDITED = { ...AT, sender: SENDER, message: 'Hello', smsClass: '1' } as const;

const firstWaiting = async (panel: Pick<TestPanel, 'db'>) => ({
  id: (await waiting('first')(panel)).ids[0] ?? 0,
  login: null,
});

const lastWaiting = async (panel: Pick<TestPanel, 'db'>) => ({
  id: (await waiting('last')(panel)).ids[0] ?? 0,
  login: null,
});

/** A message that waits: the last for those who take it away, the first for everybody else. */
const waiting =
  (which: 'first' | 'last') =>
  async ({ db }: Pick<TestPanel, 'db'>) => {
    const orderBy = { id: which === 'first' ? 'asc' : 'desc' } as const;
    const { id } = await db.message.findFirstOrThrow({ where: { state: 'scheduled' }, orderBy });
    return { what: 'messages' as const, ids: [id] };
  };

export const messages: Rows = {
  'messages/export-messages': { call: on(exportMessages, () => messageFilterQuery.parse({})), allowed: EVERYONE },
  'messages/cancel-scheduled': {
    call: on(cancelScheduled, (_, panel) => waiting('last')(panel)),
    allowed: NOT_VIEWER,
  },
  'messages/edit-scheduled': {
    call: on(editScheduled, async (_, panel) => ({
      ...EDITED,
      target: await waiting('first')(panel),
      confirmedCredits: 100,
      confirmedQuotaOf: null,
    })),
    allowed: OWNER,
  },
  'messages/estimate-edit': {
    call: on(estimateEdit, async (_, panel) => ({ ...EDITED, target: await waiting('first')(panel) })),
    allowed: OWNER,
  },
  'messages/find-scheduled': { call: on(findScheduled, () => scheduledListQuery.parse({})), allowed: EVERYONE },
  'messages/reschedule-scheduled': {
    call: on(rescheduleScheduled, async (_, panel) => ({ ...AT, target: await waiting('first')(panel) })),
    allowed: NOT_VIEWER,
  },
  'messages/estimate-message': {
    call: on(estimateMessage, () => ({ ...DRAFTED_SMS, sender: SENDER })),
    allowed: OWNER,
  },
  'messages/find-messages': { call: on(findMessages, () => messageListQuery.parse({})), allowed: EVERYONE },
  'messages/find-sent': {
    call: on(findSent, () => ({ ...WRITTEN, key: '1'.repeat(32) }) as const),
    allowed: OWNER,
  },
  'messages/get-message': { call: on(getMessage, () => ({ id: MESSAGE })), allowed: EVERYONE },
  'messages/get-sent-bulk': { call: on(getSentBulk, () => ({ id: BULK_SEND })), allowed: EVERYONE },
  'messages/send-message': {
    call: on(
      sendMessage,
      () =>
        ({
          ...WRITTEN,
          key: '1'.repeat(32),
          confirmedCredits: 100,
          confirmedMoment: null,
          confirmedQuotaOf: null,
        }) as const,
    ),
    allowed: OWNER,
  },
  'messages/estimate-test': {
    call: on(estimateTest, () => ({ ...WRITTEN, number: '+33612345678' }) as const),
    allowed: OWNER,
  },
  'messages/send-test': {
    call: on(
      sendTest,
      () => ({ ...WRITTEN, key: '2'.repeat(32), confirmedQuotaOf: null, number: '+33612345678' }) as const,
    ),
    allowed: OWNER,
  },
  'messages/find-outgoing': {
    call: on(findOutgoing, () => ({ login: null, limit: 10, period: { since: null, until: null } })),
    allowed: EVERYONE,
  },
  'messages/get-outgoing': { call: on(getOutgoing, () => ({ id: MESSAGE, login: null })), allowed: EVERYONE },
  'messages/find-jobs': {
    call: on(findJobs, () => ({ login: null, from: FIRST_JOBS, limit: 10 })),
    allowed: EVERYONE,
  },
  'messages/get-job': { call: on(getJob, (_, panel) => firstWaiting(panel)), allowed: EVERYONE },
  'messages/submit-job': {
    call: on(submitJob, () => ({ ...SUBMITTED_JOB, sender: SENDER, login: null, key: null })),
    allowed: OWNER,
  },
  'messages/cancel-job': { call: on(cancelJob, (_, panel) => lastWaiting(panel)), allowed: NOT_VIEWER },
  'messages/delete-message': {
    call: on(deleteMessage, async (_, { db, account }) => ({ id: await addOverMessage(db, account), login: null })),
    allowed: OWNER,
  },
};
