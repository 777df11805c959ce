import { expect, test } from 'vitest';
import { tellSentBy } from './sent-by';

const OWNER = { kind: 'panel-user', name: 'owner@example.com' } as const;

test('who sent comes first, and the API user for whom somebody else did stands beside', () => {
  expect(tellSentBy({ login: 'shop', sentBy: null })).toEqual({ by: { kind: 'api-user', name: 'shop' }, payer: null });
  expect(tellSentBy({ login: 'shop', sentBy: OWNER })).toEqual({ by: OWNER, payer: 'shop' });
  expect(tellSentBy({ login: null, sentBy: OWNER })).toEqual({ by: OWNER, payer: null });
});
