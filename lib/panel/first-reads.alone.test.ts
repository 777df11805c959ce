import { beforeEach, expect, test, vi } from 'vitest';
import { keyOfAsked } from '@/lib/queries/keys';
import { RESOURCES } from '@/lib/queries/resources';
import { messageListQuery } from '@/lib/schemas/message';
import { first, firstList, listQueryOf } from './first-reads';
import { READS } from './reads';

/** Next's session and the runtime, which no test has. */
vi.mock('./current-actor', () => ({ requireActor: async () => ({ panelUserId: 1 }) }));
vi.mock('./panel-dependencies', () => ({ panelDependencies: () => ({}) }));

const perform = vi.fn();
const SENDERS = { ...READS.senders, perform };

beforeEach(() => {
  perform.mockReset();
});

test('a list is read as its hook will ask for it, whatever stands in the page’s address', () => {
  const asked = listQueryOf(READS.messages, { state: 'failed', login: ' shop ' });
  expect(asked).toEqual(messageListQuery.parse({ state: 'failed', login: ' shop ' }));
  expect(listQueryOf(READS.messages, {})).toEqual(messageListQuery.parse({}));
});

test('what an address cannot ask for, says twice or names wrongly is not read', async () => {
  for (const asked of [{ state: 'lost' }, { state: ['failed', 'sent'] }, { bogus: '1' }]) {
    expect(listQueryOf(READS.messages, asked)).toBeNull();
    expect(await firstList(READS.messages, asked)('sms-aa1-1')).toBeNull();
  }
});

test('an answer stands under the key of its hook, and holds nothing but what the browser may read', async () => {
  const sender = { sender: 'Shop', description: '', isEnabled: true, type: 'name', createdAt: new Date(0), id: 7 };
  perform.mockResolvedValue({ ok: true, value: [sender] });
  const answer = await first(SENDERS, {})('sms-aa1-1');
  expect(answer?.key).toEqual(keyOfAsked('sms-aa1-1', RESOURCES.senders, {}));
  expect(JSON.stringify(answer?.data)).toContain('Shop');
  expect(JSON.stringify(answer?.data)).not.toContain('"id"');
});

test('what is refused is left to the browser, which is told so where it is shown', async () => {
  perform.mockResolvedValue({ ok: false, error: 'forbidden' });
  expect(await first(SENDERS, {})('sms-aa1-1')).toBeNull();
});
