import { expect, test } from 'vitest';
import { ORIGINAL_COLUMNS, readColumns, USUAL_COLUMNS, writeColumns } from './shown-columns';

const PERSON = 'a|b@example.com';

test('columns are kept as they were chosen, none included, in the order of the list', () => {
  for (const columns of [USUAL_COLUMNS, ORIGINAL_COLUMNS, []]) {
    expect([...readColumns(PERSON, writeColumns(PERSON, columns))].toSorted()).toEqual([...columns].toSorted());
  }
  expect(readColumns(PERSON, writeColumns(PERSON, ['sent', 'quota']))).toEqual(['quota', 'sent']);
});

test('what somebody else chose, or nobody can have chosen, is the usual', () => {
  expect(readColumns('b@example.com', writeColumns(PERSON, ['sent']))).toBe(USUAL_COLUMNS);
  expect(readColumns(PERSON, '')).toBe(USUAL_COLUMNS);
  expect(readColumns(PERSON, `${PERSON}|sent.bogus.login`)).toEqual(['sent']);
});
