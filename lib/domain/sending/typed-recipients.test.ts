import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPriceList } from '../pricing/price-list';
import { addUpPrices } from './add-up-prices';
import { inBatches } from './in-batches';
import { createTextPricing } from './text-pricing';
import { readTypedRecipients, withoutBlacklisted } from './typed-recipients';

/** What work comes to that is done without a pause. */
function outcomeOf<Value>(work: Generator<void, Value>): Value {
  for (let piece = work.next(); ; piece = work.next()) if (piece.done) return piece.value;
}

const read = (text: string) => {
  const { valid, ...others } = outcomeOf(readTypedRecipients(text, []));
  return { valid: valid.map(({ msisdn }) => msisdn), ...others };
};

test.each([
  ['+33612345678\n+33612345679\r\n+33612345680'],
  ['+33612345678,+33612345679;+33612345680'],
  ['  +33 6 12 34 56 78 , 0033 6 12 34 56 79\t+33 (0)6.12.34.56.80 ;;\n'],
  ['+33 6 12 34 56 78 +33 6 12 34 56 79 +33612345680'],
  ['- +33 6 12 34 56 78\n"+33 6 12 34 56 79"\n\uff0b\uff13\uff13612345680'],
  ['1. +33612345678\n 2) +33 6 12 34 56 79\n\n03. +33612345680'],
  ['9.+33612345678\n10)+33612345679\n1234. 0033612345680'],
  ['="+33612345678"\n=""+33 6 12 34 56 79""\n=+33612345680'],
  ['"=""+33612345678""";"=""+33 6 12 34 56 79"""\n"3. +33612345680"'],
  ['1. "+33612345678"; 2. ="+33612345679"; "3. 33612345680"'],
  ['| +33612345678 |+33612345679|\n| 33612345680 |'],
])('however numbers are written: %j', (text) => {
  const valid = ['33612345678', '33612345679', '33612345680'];
  expect(read(text)).toEqual({ valid, nationalCount: 0, leftOut: [], leftOutCount: 0, repeatedCount: 0 });
});

test('what is left out is told with its reason, as it was written; what is written twice counts once', () => {
  expect(read('+33612345678\n06 12 00\nDupont, 0033 6 12 34 56 78\n+33 6 12')).toEqual({
    valid: ['33612345678'],
    nationalCount: 0,
    leftOut: [
      { typed: '06 12 00', reason: 'too_short' },
      { typed: 'Dupont', reason: 'no_digits' },
      { typed: '+33 6 12', reason: 'too_short' },
    ],
    leftOutCount: 3,
    repeatedCount: 1,
  });
});

test('numbers without a plus or a country code are read, and of the latter it is told how many', () => {
  expect(read('33612345678\n0612345679, 06 12 34 56 80; 06 12 34 56 78')).toEqual({
    valid: ['33612345678', '33612345679', '33612345680'],
    nationalCount: 2,
    leftOut: [],
    leftOutCount: 0,
    repeatedCount: 1,
  });
});

test.each([
  ['1. 0612345678', '33612345678'],
  ['2) 06 12 34 56 78', '33612345678'],
  ['2)06.12.34.56.78', '33612345678'],
  ['01. 06.12.34.56.78', '33612345678'],
  // With their mark they would be numbers of Austria and of Italy.
  ['4. 33612345678', '33612345678'],
  ['39. 0612345678', '33612345678'],
  // No marks: nobody numbers so.
  ['06.12.34.56.78', '33612345678'],
  ['06. 12. 34. 56. 78', '33612345678'],
  ['(0)6-12-34-56-78', '33612345678'],
  ['(39) 06 1234 5678', '390612345678'],
  ['0039. 06 1234 5678', '390612345678'],
  ['33.612345678', '33612345678'],
])('%s is one number', (written, msisdn) => {
  expect(read(written)).toMatchObject({ valid: [msisdn], leftOut: [], leftOutCount: 0 });
});

test.each([
  ['1. 06 12', 'too_short'],
  ['2) Dupont', 'no_digits'],
  ['2)', 'too_short'],
  ['2.', 'too_short'],
  // With their marks they might be numbers of another country.
  ['3. 0692123456', 'overseas'],
  ['1. 212 555 0123', 'national'],
  ['3. 9198765432', 'national'],
  ['1.0612345678', 'national'],
])('a mark makes no number of %s, and what is wrong is told of the rest', (written, reason) => {
  expect(read(written)).toMatchObject({ valid: [], leftOut: [{ typed: written, reason }], leftOutCount: 1 });
});

test.each([
  ['1. +33612345678 2. +33612345679 3. +33612345680', ['33612345678', '33612345679', '33612345680'], 0],
  ['1) 0033612345678 2) +33612345679', ['33612345678', '33612345679'], 0],
  // Of countries whose numbers have no one length, the mark behind one may be its last digit.
  ['1. +49170123456 2. +491701234567', ['491701234567'], 1],
  ['1. 0049170123456 2. +491701234567', ['491701234567'], 1],
  ['1) +43664123456 2) +43664123457 3) +43664123458', ['43664123458'], 2],
  ['+352621123 (2) +352621124', ['352621124'], 1],
  // A digit is missing, and the mark would be it.
  ['1. +3361234567 2. +33612345679', ['33612345679'], 1],
  ['+33 6 12 34 56 78. +33 6 12 34 56 79.', ['33612345678', '33612345679'], 0],
])('of the list %s on one line, no mark becomes part of a number', (written, valid, several) => {
  const { leftOut, ...told } = read(written);
  expect(told).toMatchObject({ valid, leftOutCount: several });
  expect(leftOut.map(({ reason }) => reason)).toEqual(Array.from({ length: several }, () => 'several'));
});

test('whatever list stands on one line, nothing is read that is not written there', () => {
  const number = fc.oneof(
    fc.integer({ min: 43664000000, max: 43664999999 }),
    fc.integer({ min: 491701000000, max: 491709999999 }),
    fc.integer({ min: 49170100000, max: 49170999999 }),
    fc.integer({ min: 33600000000, max: 33799999999 }),
    fc.integer({ min: 352621000, max: 352621999 }),
  );
  const sign = fc.constantFrom('. ', ') ', '.', ')');
  fc.assert(
    fc.property(fc.array(number, { minLength: 2, maxLength: 4 }), sign, (numbers, mark) => {
      const list = numbers.map((digits, index) => `${String(index + 1)}${mark}+${String(digits)}`).join(' ');
      expect(numbers.map(String)).toEqual(expect.arrayContaining([...read(list).valid]));
    }),
  );
});

test('a number is read alike with the mark of a list before it and without', () => {
  const separators = fc.constantFrom('. ', ') ', ')', '.\u00a0', '.  ');
  const written = fc.oneof(
    fc.integer({ min: 612345678, max: 689999999 }).map((digits) => `0${digits}`),
    fc.integer({ min: 33600000000, max: 33799999999 }).map(String),
    fc.integer({ min: 33600000000, max: 33799999999 }).map((digits) => `+${digits}`),
    fc.integer({ min: 32470000000, max: 32499999999 }).map((digits) => `00${digits}`),
    fc.constantFrom('0692123456', '06 12', '212 555 0123', '9198765432', '+33 (0)6 12 34 56 78', 'Zoé'),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999 }), separators, written, (place, separator, number) => {
      const { leftOut, ...marked } = read(`${place}${separator}${number}`);
      const { leftOut: without, ...others } = read(number);
      expect(marked).toEqual(others);
      expect(leftOut.map(({ reason }) => reason)).toEqual(without.map(({ reason }) => reason));
    }),
  );
});

test('a text of nothing but marks or spaces costs no more than any other', () => {
  expect(read(`${' '.repeat(499_988)}+33612345678`)).toMatchObject({ valid: ['33612345678'], leftOutCount: 0 });
  expect(read(' '.repeat(500_000))).toMatchObject({ valid: [], leftOutCount: 0 });
  expect(read('1. '.repeat(170_000))).toMatchObject({ valid: [], leftOutCount: 1 });
  expect(read(`\n${' '.repeat(250_000)}1.${' '.repeat(250_000)}`)).toMatchObject({ valid: [] });
});

test.each([
  ['blank rows', ' \n', ['Name']],
  ['rows of tabs', '\t\n', ['Name']],
  ['rows without a number', 'x\n', ['Name']],
  ['parts of a list that are blank', ' ,', []],
])('others get a turn after every hundred %s', (_, part, columns) => {
  let pieces = 0;
  for (const work = readTypedRecipients(part.repeat(100_000), columns); !work.next().done; ) pieces += 1;
  expect(pieces).toBe(1_000);
});

test('others get a turn after each row that is very long', () => {
  let pieces = 0;
  const rows = `${' '.repeat(100_000)}\n`.repeat(20);
  for (const work = readTypedRecipients(rows, ['Name']); !work.next().done; ) pieces += 1;
  expect(pieces).toBe(20);
});

test('a row has as many values as there are columns, whatever stands behind them', () => {
  const { valid } = outcomeOf(readTypedRecipients(`+33612345678\tAda${'\t'.repeat(1_000_000)}`, ['Name', 'City']));
  expect(valid).toEqual([{ msisdn: '33612345678', values: ['Ada', ''], isNational: false }]);
});

test('of very many that are left out the first are told, cut, and all are counted', () => {
  const { leftOut, leftOutCount } = read(Array.from({ length: 500 }, () => 'x'.repeat(10_000)).join('\n'));
  expect(leftOutCount).toBe(500);
  expect(leftOut).toHaveLength(100);
  expect(leftOut[0]?.typed).toHaveLength(40);
});

test('every entry is sent to or left out, whatever is pasted', () => {
  const entry = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer({ min: 33600000000, max: 33699999999 }).map((n) => `+${n}`),
  );
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const { valid, leftOutCount, repeatedCount } = read(entries.join('\n'));
      const written = entries
        .join('\n')
        .split(/[\r\n\t,;|]+|\s+(?=\+)/)
        .filter((part) => part.trim() !== '');
      expect(valid.length + leftOutCount + repeatedCount).toBe(written.length);
      expect(new Set(valid).size).toBe(valid.length);
    }),
  );
});

test('prices are added up country by country, the dearest first, with the STOP clause where it is added', () => {
  const message = 'a'.repeat(155);
  const stopClause = { enabled: true, text: 'STOP 36111' };
  const composition = { message, forceUcs2: false, noStop: false, sender: 'Shop', stopClause };
  const to = ['33612345678', '33612345679', '32470123456', '919876543210'].map((msisdn) => ({ msisdn, values: [] }));
  const creditsPerSegment = createPriceList([{ prefix: '91', credits: 40 }]);
  const add = (message: string) =>
    outcomeOf(addUpPrices(inBatches(to), createTextPricing({ ...composition, message }, [], creditsPerSegment).price));
  expect(add(message)).toEqual([
    { callingCode: '33', country: 'FR', recipients: 2, segments: { least: 2, most: 2, total: 4 }, credits: 400 },
    { callingCode: '32', country: 'BE', recipients: 1, segments: { least: 1, most: 1, total: 1 }, credits: 100 },
    { callingCode: '91', country: 'IN', recipients: 1, segments: { least: 1, most: 1, total: 1 }, credits: 40 },
  ]);
  expect(add('a'.repeat(40_000))).toBeNull();
});

test('with columns each line is a row: a number, and its values', () => {
  const rows = '+33612345678\tAda\t\n06 12 34 56 79;1\tx\r\n\n+33 6 12 34 56 80\n0033612345678\tEve';
  expect(outcomeOf(readTypedRecipients(rows, ['Name', 'City']))).toEqual({
    valid: [
      { msisdn: '33612345678', values: ['Ada', ''], isNational: false },
      { msisdn: '33612345680', values: [], isNational: false },
    ],
    nationalCount: 0,
    leftOut: [{ typed: '06 12 34 56 79;1', reason: 'national' }],
    leftOutCount: 1,
    repeatedCount: 1,
  });
});

test('of numbers on a blacklist none is sent to, and they are told before what is no number', () => {
  const typed = outcomeOf(readTypedRecipients('x, 0612345678, +33612345679, 0612345680, 0612345678', []));
  const left = withoutBlacklisted(typed, new Set(['33612345678', '33699999999']));
  expect({ ...left, valid: left.valid.map(({ msisdn }) => msisdn) }).toEqual({
    valid: ['33612345679', '33612345680'],
    nationalCount: 1,
    leftOut: [
      { typed: '+33612345678', reason: 'blacklisted' },
      { typed: 'x', reason: 'no_digits' },
    ],
    leftOutCount: 2,
    repeatedCount: 1,
  });
  expect(withoutBlacklisted(typed, new Set())).toBe(typed);
});
