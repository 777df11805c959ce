import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Actor, readActor, SYSTEM, writeActor } from './actor';

const text = fc.string({ minLength: 1 });
const clientIp = '192.0.2.1';

test('the kind and the name of an actor are read as they were written, whatever the name', () => {
  fc.assert(
    fc.property(text, fc.nat(), (name, id) => {
      const actors: readonly [Actor, string][] = [
        [{ kind: 'panel-user', panelUserId: id, email: name, clientIp }, name],
        [{ kind: 'api-user', login: name, accountId: id, clientIp }, name],
        [{ kind: 'consumer-key', consumerKeyId: id, panelUserId: id, email: name, clientIp }, `${name}#${id}`],
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
    { kind: 'consumer-key', consumerKeyId: 1, panelUserId: 1, email: 'x', clientIp },
    SYSTEM,
  ] as const satisfies Actor[];
  expect(new Set(written.map(writeActor)).size).toBe(written.length);
});
