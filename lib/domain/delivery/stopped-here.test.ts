import { expect, test } from 'vitest';
import { OUTCOME_UNKNOWN_PTT } from './doubt';
import type { EventReason } from './event-reason';
import type { MessageState } from './message-state';
import { stoppedHere } from './stopped-here';

const told = (state: MessageState, reason: EventReason | null = null) => ({ state, ptt: 0, applied: true, reason });
const ACCEPTED = told('accepted');

test.each<[string, ReturnType<typeof told>[], string | null]>([
  ['on the blacklist', [ACCEPTED, told('error', 'blacklisted')], 'blacklisted'],
  [
    'scheduled, edited, then cancelled',
    [told('scheduled'), told('scheduled', 'edited'), told('cancelled', 'cancelled')],
    'cancelled',
  ],
  ['nobody took it', [ACCEPTED, told('expired', 'too_old')], 'too_old'],
  [
    'one did not take it, and then nobody',
    [ACCEPTED, told('accepted', 'passed_on'), told('expired', 'too_old')],
    'too_old',
  ],
  ['under way', [ACCEPTED, told('submitted')], null],
  ['waiting', [told('scheduled'), ACCEPTED], null],
  ['barred by a carrier', [ACCEPTED, told('error')], null],
  ['one segment had left', [ACCEPTED, told('submitted'), told('error', 'blacklisted')], null],
  ['it may have left', [ACCEPTED, told('accepted', 'no_answer'), told('failed', 'too_old')], null],
  ['held after a restore', [ACCEPTED, told('accepted', 'restored'), told('cancelled', 'cancelled')], null],
])('%s', (_what, events, expected) => {
  expect(stoppedHere(events)).toBe(expected);
});

test('a doubt without a reason is a carrier’s, too', () => {
  const doubt = { state: 'accepted' as const, ptt: OUTCOME_UNKNOWN_PTT, applied: false, reason: null };
  expect(stoppedHere([ACCEPTED, doubt, told('error', 'blacklisted')])).toBeNull();
});
