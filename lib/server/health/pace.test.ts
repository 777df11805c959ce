import { expect, test } from 'vitest';
import { createPace } from './pace';

test('what was done counts for a minute, and no longer', () => {
  let now = 0;
  const pace = createPace(() => now);
  pace.accepted(3);
  now = 30_000;
  pace.accepted(2);
  pace.handedOver(7);
  expect(pace.lastMinute()).toEqual({ accepted: 5, handedOver: 7 });
  now = 59_999;
  expect(pace.lastMinute()).toEqual({ accepted: 5, handedOver: 7 });
  now = 60_000;
  expect(pace.lastMinute()).toEqual({ accepted: 2, handedOver: 7 });
  pace.accepted(1);
  expect(pace.lastMinute()).toEqual({ accepted: 3, handedOver: 7 });
  now = 3_600_000;
  expect(pace.lastMinute()).toEqual({ accepted: 0, handedOver: 0 });
});
