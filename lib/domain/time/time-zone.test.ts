import { expect, test } from 'vitest';
import { isTimeZone, listTimeZones } from './time-zone';

test.each(['Europe/Paris', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Europe/Kiev', 'Etc/UTC', 'GMT', 'UTC'])(
  '%s is a time zone, whichever of its names the runtime lists',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(['', 'Paris', 'Europe/Atlantis', 'europe/paris', '+02:00', '-0500', ' Europe/Paris', 'Europe/'])(
  '%j is none',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);

test('zones are listed once each, by their names of today, with the one chosen before', () => {
  const listed = listTimeZones('Europe/Kiev');
  expect(listed).toEqual(
    expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Asia/Ho_Chi_Minh', 'Europe/Kyiv', 'Europe/Kiev']),
  );
  expect(listed).not.toContain('Asia/Calcutta');
  expect(listed).toEqual([...new Set(listed)].toSorted());
  expect(listed.filter((name) => !isTimeZone(name))).toEqual([]);
});
