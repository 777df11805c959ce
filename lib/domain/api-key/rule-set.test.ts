/** What the ready sets of rules allow, of the routes that there are. */
import { expect, test } from 'vitest';
import { ROUTES } from '@/lib/rest/routes/routes';
import { allowsCall } from './access-rule';
import { RULE_SETS, rulesOfSet } from './rule-set';

const CALLS = ROUTES.filter(({ path, isHere }) => /^\/sms(\/|$)/.test(path) && isHere !== false).map(
  ({ method, path }) => ({ method, path }),
);

/** The routes, of some account, that a set for one account or for all of them allows. */
const allowed = (set: (typeof RULE_SETS)[number], serviceName: string | null, called: string) =>
  CALLS.filter(({ method, path }) =>
    allowsCall(rulesOfSet(set, serviceName), { method, path: path.replace('{serviceName}', called) }),
  );

const ofAccounts = CALLS.filter(({ path }) => path.startsWith('/sms/{serviceName}'));

test('to read is every GET and nothing else, of one account or of all', () => {
  expect(allowed('read', null, 'sms-1')).toEqual(CALLS.filter(({ method }) => method === 'GET'));
  expect(allowed('read', 'sms-1', 'sms-1')).toEqual(ofAccounts.filter(({ method }) => method === 'GET'));
});

test('to send is to make jobs, those of API users too', () => {
  const jobs = ofAccounts.filter(({ method, path }) => method === 'POST' && path.endsWith('/jobs'));
  expect(jobs.map(({ path }) => path)).toEqual(['/sms/{serviceName}/jobs', '/sms/{serviceName}/users/{login}/jobs']);
  expect(allowed('send', null, 'sms-1')).toEqual(jobs);
  expect(allowed('send', 'sms-1', 'sms-1')).toEqual(jobs);
});

test('everything is every route, of one account or of all', () => {
  expect(allowed('everything', null, 'sms-1')).toEqual(CALLS);
  expect(allowed('everything', 'sms-1', 'sms-1')).toEqual(ofAccounts);
});

test.each(RULE_SETS)('%s of one account allows nothing of another', (set) => {
  expect(allowed(set, 'sms-1', 'sms-12')).toEqual([]);
});
