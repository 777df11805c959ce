/** Messages that are due and that no carrier has been given yet. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestRest } from '@/lib/testing/test-rest';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { reportUser } from '../models/sending';

const S = '/sms/sms-ours-1';
const JOB = { message: 'Hello', sender: 'Shop', noStopClause: true };

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
  const { dependencies, actors, account } = rest;
  await addSender(dependencies, actors.owner, account, { sender: 'Shop', description: '' });
});

afterEach(() => rest.closeBalanced());

test('what is due and waits for a carrier is found and cancelled alike, until somebody has begun to send it', async () => {
  const body = { ...JOB, receivers: ['+33612345678', '+33612345679'] };
  const sent = await rest.ask('POST', `${S}/jobs`, { body });
  const [waiting = 0, begun = 0] = sent.ok ? reportUser.parse(sent.value.json).ids : [];
  await rest.db.dispatch.update({ where: { messageId: begun }, data: { leasedBy: 1 } });
  expect(await rest.ask('GET', `${S}/jobs/${waiting}`)).toMatchObject({ ok: true, value: { json: { id: waiting } } });
  expect(await rest.ask('DELETE', `${S}/outgoing/${waiting}`)).toMatchObject({
    ok: false,
    error: { code: 'not_over' },
  });
  expect(await rest.ask('DELETE', `${S}/jobs/${waiting}`)).toMatchObject({ ok: true });
  for (const id of [waiting, begun]) {
    expect(await rest.ask('GET', `${S}/jobs/${id}`)).toMatchObject({ ok: false, error: { code: 'message_not_found' } });
  }
  expect(await rest.ask('DELETE', `${S}/jobs/${begun}`)).toMatchObject({ ok: false, error: { code: 'too_late' } });
});
