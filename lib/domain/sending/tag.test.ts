import { describe, expect, test } from 'vitest';
import { jobBody, planJob } from '@/lib/rest/plan/job-body';
import { composeSchema } from '@/lib/schemas/send';
import { WRITTEN_SMS } from '@/lib/testing/written-sms';
import { readParameters } from '../http2sms/parameters';
import { readValues } from '../http2sms/values';
import { type TagFault, whyNotTag } from './tag';

const EDGES = {
  panel: (tag: string) => composeSchema.safeParse({ ...WRITTEN_SMS, tag }).success,
  http2sms: (tag: string) =>
    readValues(readParameters([['tag', tag]]), { now: new Date(0), timeZone: 'Europe/Paris' }).ok,
  rest: (tag: string) => planJob(jobBody.parse({ receivers: ['+33639981234'], message: 'Hello', tag }), null).ok,
};

describe.each<[string, TagFault | null]>([
  ['', null],
  [' Sale 7 ', null],
  ['é'.repeat(20), null],
  ['🎄'.repeat(20), null],
  ['🎄'.repeat(21), 'too_long'],
  ['x'.repeat(21), 'too_long'],
  [`${'x'.repeat(20)}\n`, 'too_long'],
  ['two\nlines', 'not_one_line'],
  ['two\u2028lines', 'not_one_line'],
  ['\0', 'not_one_line'],
])('%j', (tag, fault) => {
  test('is told by the rule', () => expect(whyNotTag(tag)).toBe(fault));

  test.each(Object.entries(EDGES))('is a tag of %s if it is one of the others', (_, isTaken) => {
    expect(isTaken(tag)).toBe(fault === null);
  });
});
