import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { listMagicNumbers } from '../delivery/magic-numbers';
import { formatMsisdn } from './msisdn';
import { parseMsisdn } from './parse-msisdn';

describe('understood', () => {
  test.each([
    ['+33612345678', '33612345678'],
    ['0033612345678', '33612345678'],
    [' 33612345678', '33612345678'],
    ['+33 6 12.34-56(78)', '33612345678'],
    [' +447700900123', '447700900123'],
    ['+33 (0)6 12 34 56 78', '33612345678'],
    ['0033(0)612345678', '33612345678'],
    ['00 33 (0)6 12 34 56 78', '33612345678'],
    ['+330612345678', '33612345678'],
    ['+44 (0)20 7946 0018', '442079460018'],
    ['+49 (0)151/123 456 78', '4915112345678'],
    ['+39 06 1234567', '39061234567'],
    ['+225 07 01 23 45 67', '2250701234567'],
    ['+7 8 916 123 45 67', '79161234567'],
    ['+33\u00a06\u202f12\u200b34\u201156\u00ad78', '33612345678'],
    ['\u202a+33 6 12 34 56 78\u202c', '33612345678'],
    ['\ufeff+33612345678\t', '33612345678'],
    ['+33612345678\r\n', '33612345678'],
  ])('%j is %s', (raw, msisdn) => {
    expect(parseMsisdn(raw)).toBe(msisdn);
  });

  test('every test number of the simulated carrier', () => {
    for (const { number } of listMagicNumbers()) expect(parseMsisdn(number)).toBe(number.slice(1));
  });
});

describe('not understood', () => {
  test.each([
    '',
    '0612345678',
    '33612345678',
    '+0612345678',
    '+123456',
    '+1234567890123456',
    '+33abc',
    'tel:+33612345678',
    '+33612345678 ext 5',
    '++33612345678',
    '+33612345678\n+33612345679',
    '+0033612345678',
    '+33 (0)0 12 34 56 78',
    '+3300612345678',
    '+37508100000000',
    '+3361234567',
    '+336123456789',
    '+34 (0)612 34 56 78',
    '+99912345678',
    `+33612345678${' '.repeat(1_000_000)}`,
  ])('%.40j', (raw) => {
    expect(parseMsisdn(raw)).toBeNull();
  });
});

describe('properties', () => {
  const callingCodes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
  const digits = fc.stringMatching(/^\d{4,13}$/);
  const international = fc.tuple(fc.constantFrom(...callingCodes), digits).map(([code, rest]) => code + rest);
  const layout = fc.constantFrom('', ' ', '.', '-', '\u00a0', '\u200b', '\u202a', '\u202c', '(', ')', '/');

  test('what is understood is at most fifteen digits and is understood as itself when it is shown', () => {
    fc.assert(
      fc.property(international, (number) => {
        const msisdn = parseMsisdn(`+${number}`);
        if (msisdn === null) return;
        expect(msisdn).toMatch(/^[1-9]\d{4,14}$/);
        expect(parseMsisdn(formatMsisdn(msisdn))).toBe(msisdn);
      }),
      { numRuns: 2_000 },
    );
  });

  test('layout and `00` for the plus change nothing', () => {
    fc.assert(
      fc.property(international, fc.array(layout, { maxLength: 8 }), fc.nat(), (number, marks, seed) => {
        const written = marks.reduce((text, mark, index) => {
          const at = (seed + index * 7) % (text.length + 1);
          return text.slice(0, at) + mark + text.slice(at);
        }, number);
        // A trunk's zero in brackets and the .0 of a number that was kept as a fraction are left out: they change something.
        fc.pre(!/\(\D*0\D*\)|\.0\s*$/.test(written));
        expect(parseMsisdn(`+${written}`)).toBe(parseMsisdn(`+${number}`));
        expect(parseMsisdn(`00${written}`)).toBe(parseMsisdn(`+${number}`));
      }),
      { numRuns: 1_000 },
    );
  });

  test('the short way for French numbers says what their plan says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{8}$/), (national) => {
        const explained = parsePhoneNumberFromString(`+33${national}`, { extract: false });
        expect(explained?.isPossible()).toBe(true);
        expect(parseMsisdn(`+33${national}`)).toBe(explained?.number.slice(1));
      }),
    );
  });

  /** What is understood when the plans are asked about every number, however long. */
  function askPlans(digits: string): string | null {
    const number = parsePhoneNumberFromString(`+${digits}`, { extract: false });
    if (!number?.isPossible() || (number.nationalNumber.startsWith('0') && !number.isValid())) return null;
    const msisdn = number.number.slice(1);
    if (msisdn.length > 15) return null;
    return msisdn === digits || askPlans(msisdn) === msisdn ? msisdn : null;
  }

  test('looking at the length first changes no answer', () => {
    const ofNoCountry = ['800', '808', '870', '878', '881', '882', '883', '888', '979'];
    const codes = fc.constantFrom(...callingCodes, ...ofNoCountry, '999', '210', '33', '33', '33', '330', '330');
    fc.assert(
      fc.property(codes, fc.stringMatching(/^\d{1,20}$/), (code, national) => {
        expect(parseMsisdn(`+${code}${national}`)).toBe(askPlans(code + national));
      }),
      { numRuns: 20_000, examples: [['375', '08100000000']] },
    );
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        parseMsisdn(`+${raw}`);
        parseMsisdn(raw);
      }),
    );
  });
});
