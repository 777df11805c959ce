import { expect, test } from 'vitest';
import { handingOf } from './handing';

const OPEN = { carrier: null, givenTo: null, leasedBy: null, doubts: 0, undecidedSince: null, decision: null };

test.each([
  ['nobody’s yet', {}, null],
  ['claimed, and given to none', { leasedBy: 1 }, null],
  ['one’s to send', { carrier: 'ovh' }, { carrier: 'ovh', how: 'waits' }],
  ['passed on to another', { carrier: 'backup', givenTo: 'ovh' }, { carrier: 'backup', how: 'waits' }],
  ['with the one that was given it', { leasedBy: 1, givenTo: 'ovh' }, { carrier: 'ovh', how: 'given' }],
  ['in doubt', { carrier: 'ovh', givenTo: 'ovh', doubts: 1 }, { carrier: 'ovh', how: 'doubt' }],
  ['in doubt, open', { givenTo: 'ovh', doubts: 1 }, { carrier: 'ovh', how: 'doubt' }],
  ['decided to go by whichever takes it', { givenTo: 'ovh', doubts: 1, decision: 'again' }, null],
  [
    'decided to go, and another’s',
    { carrier: 'backup', givenTo: 'ovh', doubts: 1, decision: 'again' },
    { carrier: 'backup', how: 'waits' },
  ],
  [
    'held for a person',
    { carrier: 'ovh', doubts: 1, undecidedSince: new Date(0) },
    { carrier: 'ovh', how: 'undecided' },
  ],
] as const)('a message that is %s says so', (_, owed, handing) => {
  expect(handingOf({ ...OPEN, ...owed })).toEqual(handing);
});
