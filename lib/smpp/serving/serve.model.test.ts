/** A server's session under whatever order of events chance finds, and under frames that are noise. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createServed, type Served } from '@/lib/testing/smpp-served';
import { MOST_TELLING } from './serving-state';

type Keys = { next: number; readonly open: number[] };
type Move = { readonly name: string; readonly run: (served: Served, keys: Keys) => void };

const move = (name: string, run: Move['run']): fc.Arbitrary<Move> => fc.constant({ name, run });

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  move('bind', (served) => served.askToBind('bind_transceiver')),
  move('bound', (served) => served.hear({ kind: 'bind_answered', status: 0 })),
  move('bind refused', (served) => served.hear({ kind: 'bind_answered', status: 14 })),
  move('submit', (served, { open }) => {
    const asked = served.effects().filter(({ kind }) => kind === 'submit').length;
    const sequence = served.submit();
    if (served.effects().filter(({ kind }) => kind === 'submit').length > asked) open.push(sequence);
  }),
  move('answer', (served, { open }) => {
    const sequence = open.shift();
    if (sequence !== undefined) served.answerSubmit(sequence);
  }),
  move('deliver', (served, keys) => served.deliver(keys.next++)),
  fc.nat({ max: 12 }).map((back) => ({ name: 'told', run: (served: Served) => served.answerTold(back) })),
  move('enquire', (served) => served.ask('enquire_link')),
  move('unbind', (served) => served.ask('unbind')),
  move('unbound', (served) => served.say({ command: 'unbind_resp', status: 0, sequence: 1 })),
  move('a second', (served) => served.pass(1_000)),
  move('a minute', (served) => served.pass(60_000)),
  move('stop', (served) => served.hear({ kind: 'stop' })),
  move('malformed', (served) => served.hear({ kind: 'malformed' })),
  move('closed', (served) => served.hear({ kind: 'closed' })),
  fc.uint8Array({ minLength: 0, maxLength: 80 }).map((noise) => ({
    name: 'noise',
    run: (served: Served) => {
      const head = Buffer.alloc(16);
      head.writeUInt32BE(16 + noise.length, 0);
      head.writeUInt32BE(noise[0] === undefined ? 4 : noise[0] % 24, 4);
      served.hear({ kind: 'frame', frame: Buffer.concat([head, noise]) });
    },
  })),
);

test('each submit is answered while the client is there, each telling ends once, and once it has ended it says nothing more', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 60 }), fc.boolean(), (moves, isBound) => {
      const served = createServed(isBound ? { bound: 'bind_transceiver' } : {});
      const keys: Keys = { next: 1, open: [] };
      for (const { run } of moves) {
        const { phase } = served.state();
        const before = served.written().length;
        run(served, keys);
        expect(served.state().telling.length).toBeLessThanOrEqual(MOST_TELLING);
        if (phase === 'ended') expect(served.written()).toHaveLength(before);
        else if (served.state().phase !== 'ended')
          expect(served.state().underWay).toBeGreaterThanOrEqual(keys.open.length);
      }
      served.hear({ kind: 'closed' });
      const told = served.told().map(([key]) => key);
      expect(told.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: keys.next - 1 }, (_, at) => at + 1),
      );
      expect(served.effects().filter(({ kind }) => kind === 'close')).toHaveLength(1);
      expect(served.wakeAt()).toBe(Infinity);
    }),
    { numRuns: 2_000 },
  );
});

test('it never wants to be woken in the past', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      const served = createServed({ bound: 'bind_transceiver' });
      const keys: Keys = { next: 1, open: [] };
      for (const { run } of moves) {
        run(served, keys);
        for (let turn = 0; turn < 4 && served.wakeAt() <= served.now(); turn += 1) served.pass(0);
        expect(served.wakeAt()).toBeGreaterThan(served.now());
      }
    }),
    { numRuns: 1_000 },
  );
});
