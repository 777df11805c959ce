import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTOR_KINDS, type Actor, markRange, readActor, SYSTEM, writeActor } from './actor';

const text = fc.string({ minLength: 1 });
const address = fc.emailAddress();
const clientIp = '192.0.2.1';

const key = (application: string, email: string, id: number): Actor => ({
  ...{ kind: 'consumer-key', consumerKeyId: id, panelUserId: id, email, application, clientIp },
});

test('the kind and the name of an actor are read as they were written, whatever the name', () => {
  fc.assert(
    fc.property(text, address, fc.nat(), (name, email, id) => {
      const actors: readonly [Actor, string][] = [
        [{ kind: 'panel-user', panelUserId: id, email: name, clientIp }, name],
        [{ kind: 'api-user', login: name, accountId: id, clientIp }, name],
        [key(name, email, id), `${name} (${email})`],
        [{ ...SYSTEM, clientIp }, ''],
      ];
      for (const [actor, known] of actors) {
        expect(readActor(writeActor(actor))).toEqual({ kind: actor.kind, name: known });
      }
    }),
  );
});

test('two actors are never written alike, also when one is called like another kind', () => {
  const owner = { kind: 'panel-user', panelUserId: 1, email: 'x', clientIp } as const;
  const written = [
    owner,
    { kind: 'api-user', login: 'x', accountId: 1, clientIp },
    { kind: 'api-user', login: 'panel:x', accountId: 1, clientIp },
    { kind: 'api-user', login: 'system', accountId: 1, clientIp },
    { kind: 'consumer-key', consumerKeyId: 1, panelUserId: 1, email: 'x', application: 'x', clientIp },
    { kind: 'consumer-key', consumerKeyId: 1, panelUserId: 1, email: 'x', application: 'y', clientIp },
    SYSTEM,
  ] as const satisfies Actor[];
  expect(new Set(written.map(writeActor)).size).toBe(written.length);
});

test('a key that was written without its program is named by what there is', () => {
  expect(readActor('key:ada@example.com#7')).toEqual({ kind: 'consumer-key', name: 'ada@example.com#7' });
});

test('what actors of one kind are written as lies together, and nothing of another kind between', () => {
  fc.assert(
    fc.property(text, address, fc.nat(), (name, email, id) => {
      const actors: readonly Actor[] = [
        { kind: 'panel-user', panelUserId: id, email: name, clientIp },
        { kind: 'api-user', login: name, accountId: id, clientIp },
        key(name, email, id),
        SYSTEM,
      ];
      for (const kind of ACTOR_KINDS) {
        const { from, before } = markRange(kind);
        const within = actors.filter((actor) => writeActor(actor) >= from && writeActor(actor) < before);
        expect(within.map((actor) => actor.kind)).toEqual([kind]);
      }
    }),
  );
});
