/** What a call says that cannot be read: called missing only where it is not there. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addApiUserSchema } from '@/lib/schemas/change-api-user';
import { country } from '../models/instance';
import { jobBody } from '../plan/job-body';
import { userBody } from '../plan/plan-user-change';
import { credentialBody } from '../routes/auth';
import { createdWithin } from './period';
import { readParts } from './read-parts';

const JOB = { sender: 'Shop', receivers: ['+33612345678'], message: 'Hello' };

const EMPTY = { path: z.unknown(), query: z.unknown(), body: z.unknown() };

const bodyFault = (body: z.ZodType, said: unknown) => {
  const read = readParts({ ...EMPTY, body }, { path: {}, query: {}, body: said });
  return read.ok ? null : read.error;
};
const queryFault = (query: z.ZodType, said: unknown) => {
  const read = readParts({ ...EMPTY, query }, { path: {}, query: said, body: {} });
  return read.ok ? null : read.error;
};

test.each([
  [{ receivers: '+33639981234' }, '[receivers] must be an array, not a string'],
  [{ receivers: [33639981234] }, '[receivers.0] must be a string, not a number'],
  [{ receivers: ['+33639981234', null] }, '[receivers.1] must be a string, not null'],
  [{ receivers: ['1'.repeat(101)] }, '[receivers.0] must have at most 100 characters'],
  [{ sender: 5 }, '[sender] must be a string, not a number'],
  [{ sender: { name: 'Shop' } }, '[sender] must be a string, not an object'],
  [{ message: ['Hello'] }, '[message] must be a string, not an array'],
  [{ noStopClause: 'yes' }, '[noStopClause] must be a boolean, not a string'],
  [{ differedPeriod: '60' }, '[differedPeriod] must be a number, not a string'],
  [{ differedPeriod: 1.5 }, '[differedPeriod] must be a whole number'],
  [{ differedPeriod: -1 }, '[differedPeriod] must be at least 0'],
  [{ validityPeriod: 5_256_001 }, '[validityPeriod] must be at most 5256000'],
  [{ class: 'loud' }, '[class] must be one of flash, phoneDisplay, sim, toolkit'],
  [{ class: 1 }, '[class] must be one of flash, phoneDisplay, sim, toolkit'],
])('%j of a job is called invalid, with what is wanted', (said, about) => {
  expect(bodyFault(jobBody, { ...JOB, ...said })).toEqual({ code: 'invalid_parameter', about });
});

test.each([undefined, null])('what is %s is called missing', (said) => {
  expect(bodyFault(jobBody, { ...JOB, message: said })).toEqual({ code: 'missing_parameter', about: 'message' });
  const rule = { accessRules: [{ method: 'GET', path: said }] };
  expect(bodyFault(credentialBody, rule)).toEqual({ code: 'missing_parameter', about: 'accessRules.0.path' });
  expect(queryFault(z.object({ country }), { country: said })).toEqual({ code: 'missing_parameter', about: 'country' });
});

test('a body that is no object is none', () => {
  for (const said of ['text', [], 5]) expect(bodyFault(jobBody, said)).toEqual({ code: 'not_json' });
});

test.each<[z.ZodType, object, string]>([
  [userBody, { quotaInformations: 5 }, '[quotaInformations] must be an object, not a number'],
  [userBody, { quotaInformations: { quotaLeft: '5' } }, '[quotaInformations.quotaLeft] must be a number, not a string'],
  [z.object(addApiUserSchema.shape).pick({ login: true }), { login: '  ' }, '[login] Enter a login'],
  [
    z.object(addApiUserSchema.shape).pick({ password: true }),
    { password: 'short' },
    '[password] A password has exactly 8 letters or digits',
  ],
  [credentialBody, { accessRules: [] }, '[accessRules] must have at least 1 entry'],
  [
    credentialBody,
    { accessRules: [{ method: 'GET', path: '/sms' }], redirection: 'nowhere' },
    '[redirection] must be a URL',
  ],
  [z.object({ id: z.string().regex(/^\d+$/) }), { id: 'x' }, '[id] is not in the form that is expected'],
  [
    z.object(createdWithin),
    { 'creationDatetime.from': 'yesterday' },
    '[creationDatetime.from] must be a date, or a time with its offset',
  ],
  [z.object({ country }), { country: 'xx' }, '[country] must be one of the values that /1.0/openapi.json lists'],
])('%#: what has another fault is told in words', (schema, said, about) => {
  expect(bodyFault(schema, said)).toEqual({ code: 'invalid_parameter', about });
});
