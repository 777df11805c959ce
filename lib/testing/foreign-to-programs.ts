/** What the use cases that programs alone call say of what belongs to another account. */
import { readApiUser } from '@/lib/use-cases/api-users/read-api-user';
import { readCallbackSigning } from '@/lib/use-cases/api-users/read-callback-signing';
import { getBlacklisted } from '@/lib/use-cases/blacklist/get-blacklisted';
import { moveCredit } from '@/lib/use-cases/credit/move-credit';
import { deleteIncoming } from '@/lib/use-cases/incoming/delete-incoming';
import { findIncomingIds } from '@/lib/use-cases/incoming/find-incoming-ids';
import { getIncoming } from '@/lib/use-cases/incoming/get-incoming';
import { cancelJob } from '@/lib/use-cases/messages/cancel-job';
import { deleteMessage } from '@/lib/use-cases/messages/delete-message';
import { FIRST_JOBS, findJobs } from '@/lib/use-cases/messages/find-jobs';
import { findOutgoing } from '@/lib/use-cases/messages/find-outgoing';
import { getJob } from '@/lib/use-cases/messages/get-job';
import { getOutgoing } from '@/lib/use-cases/messages/get-outgoing';
import { submitJob } from '@/lib/use-cases/messages/submit-job';
import { addOverMessage } from './add-over-message';
import { addReply } from './add-reply';
import { BLACKLISTED, type FurnishedPanel, LOGIN, MESSAGE } from './furnished-panel';
import { SUBMITTED_JOB } from './submitted-job';

type Outcome = { readonly ok: boolean; readonly error?: string; readonly value?: unknown };
type UseCase<Input> = (
  dependencies: FurnishedPanel['dependencies'],
  actor: FurnishedPanel['actors']['stranger'],
  serviceName: string,
  input: Input,
) => Promise<Outcome>;
type Rows = Readonly<Record<string, { readonly call: () => Promise<Outcome>; readonly says: object }>>;

const NO_USER = { ok: false, error: 'api_user_not_found' };
const NO_MESSAGE = { ok: false, error: 'message_not_found' };
const ALWAYS = { since: null, until: null } as const;

/** `asStranger` calls a use case as the owner of another account, there. */
export const foreignToPrograms = (
  panel: () => FurnishedPanel,
  asStranger: <Input>(useCase: UseCase<Input>, input: Input) => Promise<Outcome>,
): Rows => ({
  'api-users/read-api-user': { call: () => asStranger(readApiUser, { login: LOGIN }), says: NO_USER },
  'api-users/read-callback-signing': { call: () => asStranger(readCallbackSigning, { login: LOGIN }), says: NO_USER },
  'blacklist/get-blacklisted': {
    call: () => asStranger(getBlacklisted, { msisdn: BLACKLISTED[0] }),
    says: { ok: false, error: 'number_not_listed' },
  },
  'credit/move-credit': {
    call: () => asStranger(moveCredit, { to: panel().account, credits: 100, reason: 'ours' }),
    says: { ok: false, error: 'other_account_not_found' },
  },
  'incoming/find-incoming-ids': {
    call: () => asStranger(findIncomingIds, { login: LOGIN, limit: 10, period: ALWAYS }),
    says: NO_USER,
  },
  'incoming/get-incoming': {
    call: async () => {
      const { db, account } = panel();
      return asStranger(getIncoming, { id: await addReply(db, account), login: null });
    },
    says: NO_MESSAGE,
  },
  'incoming/delete-incoming': {
    call: async () => {
      const { db, account } = panel();
      return asStranger(deleteIncoming, { id: await addReply(db, account), login: null });
    },
    says: NO_MESSAGE,
  },
  'messages/delete-message': {
    call: async () => {
      const { db, account } = panel();
      return asStranger(deleteMessage, { id: await addOverMessage(db, account), login: null });
    },
    says: NO_MESSAGE,
  },
  'messages/find-outgoing': {
    call: () => asStranger(findOutgoing, { login: LOGIN, limit: 10, period: ALWAYS }),
    says: NO_USER,
  },
  'messages/get-outgoing': { call: () => asStranger(getOutgoing, { id: MESSAGE, login: null }), says: NO_MESSAGE },
  'messages/find-jobs': {
    call: () => asStranger(findJobs, { login: LOGIN, from: FIRST_JOBS, limit: 10 }),
    says: NO_USER,
  },
  'messages/get-job': {
    call: () => asStranger(getJob, { id: panel().waiting[0] ?? 0, login: null }),
    says: NO_MESSAGE,
  },
  'messages/cancel-job': {
    call: () => asStranger(cancelJob, { id: panel().waiting[0] ?? 0, login: null }),
    says: NO_MESSAGE,
  },
  'messages/submit-job': {
    call: () => asStranger(submitJob, { ...SUBMITTED_JOB, login: LOGIN, key: null }),
    says: NO_USER,
  },
});
