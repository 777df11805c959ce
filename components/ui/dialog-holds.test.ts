import { expect, test } from 'vitest';
import { decideLeaving, type Hold } from './dialog-holds';

const TYPED = { loses: 'What you typed is lost.' };
const SHOWN_ONCE = { loses: 'This is not shown again.', evenCancelled: true };

test.each<[string, readonly Hold[], ReturnType<typeof decideLeaving>, ReturnType<typeof decideLeaving>]>([
  ['nothing to lose', [], 'goes', 'goes'],
  ['something typed', [TYPED], { asks: TYPED.loses }, 'goes'],
  ['something shown once', [SHOWN_ONCE], { asks: SHOWN_ONCE.loses }, { asks: SHOWN_ONCE.loses }],
  ['something typed beside it', [TYPED, SHOWN_ONCE], { asks: TYPED.loses }, { asks: SHOWN_ONCE.loses }],
  ['something being saved', [SHOWN_ONCE, 'busy'], 'stays', 'stays'],
])('with %s, Escape and Cancel', (_, holds, closed, cancelled) => {
  expect([decideLeaving(holds, 'closed'), decideLeaving(holds, 'cancelled')]).toEqual([closed, cancelled]);
});
