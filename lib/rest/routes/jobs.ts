/** What is sent and still waits: `/sms/{serviceName}/jobs`, and the same of one API user. */
import { err } from '@/lib/domain/result';
import { cancelJob } from '@/lib/use-cases/messages/cancel-job';
import { FIRST_JOBS, findJobs, type JobCursor, type JobPage } from '@/lib/use-cases/messages/find-jobs';
import { getJob } from '@/lib/use-cases/messages/get-job';
import { submitJob } from '@/lib/use-cases/messages/submit-job';
import { job, reportUser } from '../models/sending';
import { long } from '../models/types';
import { jobBody, planJob } from '../plan/job-body';
import { presentJob, presentReport } from '../present/present-message';
import { ofAccount, ofUser, type Whose } from '../table/fields';
import { WRONG_CURSOR } from '../table/id-cursor';
import { recordRefusedJob } from '../table/refused-job';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

/** Both parts of the list in one word. */
const writeCursor = (cursor: JobCursor): string =>
  'behind' in cursor ? `m${cursor.behind ?? ''}` : `s${cursor.unwrittenAfter}`;

function readCursor(text: string | null): JobCursor | null {
  if (text === null) return FIRST_JOBS;
  const [, part, id = ''] = /^([ms])(\d{0,15})$/.exec(text) ?? [];
  if (part === undefined) return null;
  return part === 's' ? { unwrittenAfter: Number(id) } : { behind: id === '' ? null : Number(id) };
}

/** The four routes of an account, or of one of its API users. */
const jobsOf = <Path extends { readonly serviceName: string }>({ path, list, one, loginOf }: Whose<Path>): Route[] => [
  keyRoute({
    method: 'GET',
    path: `${path}/jobs`,
    summary: 'The ids of scheduled messages',
    action: 'message.read',
    input: { ...NO_INPUT, path: list },
    output: long.array(),
    perform: async ({ dependencies, path: named, page }, actor) => {
      const from = readCursor(page.cursor);
      if (from === null) return err(WRONG_CURSOR);
      return findJobs(dependencies, actor, named.serviceName, { login: loginOf(named), from, limit: page.size });
    },
    present: ({ ids }: JobPage) => [...ids],
    next: ({ next }) => (next === null ? null : writeCursor(next)),
  }),
  keyRoute({
    method: 'POST',
    path: `${path}/jobs`,
    summary: 'Sends a message to one recipient or many',
    action: 'message.send',
    isOnce: true,
    input: { ...NO_INPUT, path: list, body: jobBody },
    output: reportUser,
    perform: async ({ dependencies, path: named, body, idempotencyKey: key }, actor) => {
      const plan = planJob(body, loginOf(named));
      if (!plan.ok) return plan;
      const outcome = await submitJob(dependencies, actor, named.serviceName, { ...plan.value, key });
      if (outcome.ok) return outcome;
      recordRefusedJob(dependencies, actor, { account: named.serviceName, login: loginOf(named) }, outcome.error);
      if (outcome.error !== 'sender_gone') return outcome;
      const { sender } = plan.value;
      const about =
        sender === ''
          ? '[senderForResponse] this account has no short number'
          : `[sender] ${sender} is no enabled sender here`;
      return err({ code: 'invalid_parameter', about });
    },
    present: (submitted, { body }) => presentReport(submitted, body.tag ?? ''),
  }),
  keyRoute({
    method: 'GET',
    path: `${path}/jobs/{id}`,
    summary: 'A message that is scheduled or waits for a carrier',
    action: 'message.read',
    input: { ...NO_INPUT, path: one },
    output: job,
    perform: ({ dependencies, path: named }, actor) =>
      getJob(dependencies, actor, named.serviceName, { id: named.id, login: loginOf(named) }),
    present: presentJob,
  }),
  keyRoute({
    method: 'DELETE',
    path: `${path}/jobs/{id}`,
    summary: 'Cancels a message that waits; its price is refunded',
    action: 'message.cancel',
    input: { ...NO_INPUT, path: one },
    output: VOID,
    perform: ({ dependencies, path: named }, actor) =>
      cancelJob(dependencies, actor, named.serviceName, { id: named.id, login: loginOf(named) }),
    present: () => null,
  }),
];

export const JOBS_ROUTES: readonly Route[] = [...jobsOf(ofAccount), ...jobsOf(ofUser)];
