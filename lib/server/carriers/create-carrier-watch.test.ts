import { expect, test } from 'vitest';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';
import type { CarrierHealth } from '@/lib/domain/instance/health';
import { STANDS_ALONE } from '@/lib/domain/instance/node';
import type { CarrierAnswer, CarrierQuestion } from '@/lib/engine/carriers/watch/question';
import type { AskNodes } from './ask-nodes';
import { createCarrierWatch } from './create-carrier-watch';

const MESSAGE: OutboundMessage = {
  ...{ id: 7, sender: 'Chappe', recipient: '33612345678', text: 'Hello' },
  encoding: 'gsm7',
  ...{ smsClass: 1, segmentCount: 1 },
};
const HERE: CarrierHealth = {
  ...{ name: 'here', underWay: 0, bound: true, lastError: null, downSince: null, connections: [], window: null },
  ...{ lastSubmitAt: null, lastReceiptAt: null, peerCertificateEndsAt: null, troubles: [] },
  lastMinute: { accepted: 0, refused: 0, later: 0, unknown: 0 },
};
const THERE = { node: 'b-2', carriers: [{ name: 'there', isDown: false, downSince: null, live: null }] };

/** As a node sees carriers beside another one, which answers so. */
function watchWith(answer: Awaited<ReturnType<AskNodes>>) {
  const asked: unknown[] = [];
  const askCarrier = async (name: string, { kind }: CarrierQuestion): Promise<CarrierAnswer | null> => {
    if (name !== 'here') return null;
    return kind === 'trace' ? { kind, entries: [] } : { kind: 'try', result: { kind: 'accepted', rawId: 'a1' } };
  };
  const engine = {
    carriers: async () => [HERE],
    askCarrier,
    standing: () => ({ ...STANDS_ALONE, nodes: 2, others: [THERE] }),
  };
  const watch = createCarrierWatch(engine, async (...question) => {
    asked.push(question);
    return answer;
  });
  return { watch, asked };
}

test('whatever runs here is asked here, and of what runs nowhere nobody is asked', async () => {
  const { watch, asked } = watchWith({ kind: 'not_taken' });
  expect((await watch.look()).map(({ name, elsewhere }) => [name, elsewhere])).toEqual([
    ['here', null],
    ['there', 'b-2'],
  ]);
  expect(await watch.trace('here')).toEqual([]);
  expect(await watch.tryWith('here', MESSAGE)).toEqual({ outcome: 'accepted', text: '', carrierId: 'a1' });
  expect([await watch.trace('nowhere'), await watch.tryWith('nowhere', MESSAGE)]).toEqual([null, null]);
  expect(asked).toEqual([]);
});

test('what another node runs is asked there', async () => {
  const trial = { outcome: 'refused', text: 'no such number', carrierId: null } as const;
  const tried = watchWith({ kind: 'try', trial });
  expect(await tried.watch.tryWith('there', MESSAGE)).toEqual(trial);
  expect(tried.asked).toEqual([['there', { kind: 'try', message: MESSAGE }]]);
  const traced = watchWith({ kind: 'trace', entries: [] });
  expect(await traced.watch.trace('there')).toEqual([]);
  expect(traced.asked).toEqual([['there', { kind: 'trace' }]]);
});

test('a node that took nothing is silent; of a message that it took, and died, nobody knows the outcome', async () => {
  const silent = watchWith({ kind: 'not_taken' }).watch;
  expect([await silent.trace('there'), await silent.tryWith('there', MESSAGE)]).toEqual(['silent', 'silent']);
  const dead = watchWith({ kind: 'unanswered' }).watch;
  expect(await dead.trace('there')).toBe('silent');
  expect(await dead.tryWith('there', MESSAGE)).toEqual({ outcome: 'unknown', text: '', carrierId: null });
});
