/** Whatever a peer does, and whenever: what holds of each submit, of the window and of the bind. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTalk, SETTINGS } from '@/lib/testing/smpp-talk';
import { STATUS } from '../pdu/commands';

type Talk = ReturnType<typeof createTalk>;
type Move = { readonly name: string; readonly run: (talk: Talk, keys: { next: number }) => void };

const move = (name: string, run: Move['run']): fc.Arbitrary<Move> => fc.constant({ name, run });

const statuses = fc.constantFrom(
  STATUS.ok,
  STATUS.ok,
  STATUS.ok,
  STATUS.throttled,
  STATUS.queueFull,
  8,
  11,
  STATUS.invalidBindStatus,
);

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.integer({ min: 1, max: 15 }).map((count) => ({
    name: `submit ${String(count)}`,
    run: (talk: Talk, keys: { next: number }) => {
      talk.submit(...Array.from({ length: count }, () => keys.next++));
    },
  })),
  fc.tuple(fc.nat({ max: 30 }), statuses).map(([back, status]) => ({
    name: `answer ${String(back)} with ${String(status)}`,
    run: (talk: Talk) => {
      const key = talk.keysSubmitted().at(-1 - back);
      if (key !== undefined) talk.answerSubmit(key, `id ${String(key)}`, status);
    },
  })),
  move('bind', (talk) => talk.bind()),
  move('sleep', (talk) => void talk.sleep()),
  move('a second', (talk) => talk.pass(1_000)),
  move('a minute', (talk) => talk.pass(60_000)),
  move('enquire', (talk) => talk.say({ command: 'enquire_link', status: 0, sequence: 1 })),
  move('unbind', (talk) => talk.say({ command: 'unbind', status: 0, sequence: 1 })),
  move('unbind_resp', (talk) => talk.say({ command: 'unbind_resp', status: 0, sequence: 1 })),
  move('nack', (talk) => talk.say({ command: 'generic_nack', status: 3, sequence: talk.lastWritten()?.sequence ?? 0 })),
  move('closed', (talk) => talk.hear({ kind: 'closed', text: 'ECONNRESET' })),
  move('halt', (talk) => talk.hear({ kind: 'halt' })),
  move('malformed', (talk) => talk.hear({ kind: 'malformed' })),
);

test('each submit is answered once, and once more at most when it was in doubt; nothing outside the bind, nor more than the window', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 60 }), fc.boolean(), fc.nat(), (moves, stops, seed) => {
      const talk = createTalk({ bound: true, seed });
      const keys = { next: 1 };
      let seen = talk.submitted().length;
      for (const { run } of moves) {
        const wasBound = talk.state().phase === 'bound';
        run(talk, keys);
        const { phase, sent } = talk.state();
        const more = talk.submitted().length - seen;
        if (more > 0) expect(wasBound || phase === 'bound').toBe(true);
        expect(sent.length).toBeLessThanOrEqual(SETTINGS.window);
        seen += more;
      }
      if (stops) talk.hear({ kind: 'stop' });
      else talk.hear({ kind: 'closed', text: 'the end' });
      for (let turn = 0; turn < 4 && stops; turn += 1) talk.sleep();
      if (stops) expect(talk.state().phase).toBe('ended');
      for (let key = 1; key < keys.next; key += 1) {
        const kinds = talk.answers.filter((one) => one.key === key).map(({ result }) => result.kind);
        expect(['accepted', 'refused', 'later', 'unknown', 'unknown accepted']).toContain(kinds.join(' '));
        if (!talk.keysSubmitted().includes(key)) expect(kinds).toEqual(['later']);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a stop gives back what has not left, awaits what has, unbinds, and ends within five seconds', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.boolean(), (count, answered, unbinds) => {
      const talk = createTalk({ bound: true });
      if (count > 0) talk.submit(...Array.from({ length: count }, (_, index) => index + 1));
      talk.hear({ kind: 'stop' });
      for (const key of talk.keysSubmitted().slice(0, answered)) talk.answerSubmit(key, 'id');
      while (talk.lastWritten()?.command !== 'unbind') talk.sleep();
      if (unbinds) talk.answerLast('unbind_resp');
      while (talk.state().phase !== 'ended') talk.sleep();
      expect(talk.now()).toBeLessThan(5_000);
      const kinds = talk.answers.map(({ result }) => result.kind);
      const left = Math.min(count, SETTINGS.window);
      expect(kinds.filter((kind) => kind === 'later')).toHaveLength(count - left);
      expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(Math.min(left, answered));
      expect(kinds.filter((kind) => kind === 'unknown')).toHaveLength(Math.max(0, left - answered));
      expect(talk.effects).toContainEqual({ kind: 'close' });
    }),
  );
});

test('it never wants to be woken in the past, and waking it moves it on', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), fc.nat(), (moves, seed) => {
      const talk = createTalk({ bound: true, seed });
      const keys = { next: 1 };
      for (const { run } of moves) run(talk, keys);
      // However much falls due at once, it is done within a few turns.
      for (let turn = 0; turn < 8 && talk.wakeAt() <= talk.now(); turn += 1) talk.sleep();
      expect(talk.wakeAt()).toBeGreaterThan(talk.now());
    }),
    { numRuns: 1_000 },
  );
});
