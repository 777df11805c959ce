import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTOR_KINDS } from '../authorisation/actor';
import { MOVEMENT_KINDS } from './movement';
import { aboutOf, causeOf, MOVEMENT_CAUSES } from './movement-cause';

const ADA = { kind: 'panel-user', name: 'ada@example.com' } as const;
const OURS = { kind: 'system', name: '' } as const;
const alone = { amount: -100, postedWith: null } as const;

test.each([
  [{ ...alone, kind: 'debit', actor: { kind: 'api-user', name: 'shop' } }, 'message'],
  [{ ...alone, kind: 'debit', actor: OURS }, 'answer'],
  [{ ...alone, kind: 'debit', actor: ADA, postedWith: 'refund' }, 'message_repriced'],
  [{ ...alone, kind: 'refund', actor: ADA, postedWith: 'debit' }, 'message_edited'],
  [{ ...alone, kind: 'refund', actor: ADA }, 'message_cancelled'],
  [{ ...alone, kind: 'refund', actor: OURS }, 'not_billed'],
  [{ ...alone, kind: 'held', actor: ADA }, 'bulk'],
  [{ ...alone, kind: 'held', actor: ADA, postedWith: 'hold_released' }, 'bulk_repriced'],
  [{ ...alone, kind: 'hold_released', actor: ADA, postedWith: 'held' }, 'bulk_edited'],
  [{ ...alone, kind: 'hold_released', actor: ADA, postedWith: 'debit' }, 'bulk_written'],
  [{ ...alone, kind: 'hold_released', actor: ADA }, 'bulk_cancelled'],
  [{ ...alone, kind: 'hold_released', actor: OURS }, 'bulk_unwritable'],
  [{ ...alone, kind: 'grant', actor: ADA }, 'grant'],
  [{ ...alone, kind: 'grant', actor: OURS }, 'grant_on_server'],
  [{ ...alone, kind: 'transfer', actor: ADA }, 'transfer_out'],
  [{ ...alone, kind: 'transfer', actor: ADA, amount: 100 }, 'transfer_in'],
] as const)('%j: %s', (told, cause) => {
  expect(causeOf(told)).toBe(cause);
});

test('whatever stands in the ledger has a cause', () => {
  const kind = fc.constantFrom(...MOVEMENT_KINDS);
  const actor = fc.record({ kind: fc.constantFrom(...ACTOR_KINDS), name: fc.string() });
  fc.assert(
    fc.property(fc.record({ kind, amount: fc.integer(), actor, postedWith: fc.option(kind) }), (told) => {
      expect(MOVEMENT_CAUSES).toContain(causeOf(told));
    }),
  );
});

test.each([
  ['bulk_written', 7, 'bulkSend'],
  ['bulk', null, 'someBulkSend'],
  ['message', 7, 'message'],
  ['alert', null, 'someMessage'],
] as const)('%s of %s is about: %s', (cause, messageId, about) => {
  expect(aboutOf({ cause, messageId })).toBe(about);
});
