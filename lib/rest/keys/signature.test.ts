import { expect, test } from 'vitest';
import { signatureOf } from './signature';

/** The sample that the original publishes. */
const SAMPLE = {
  applicationSecret: 'EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF',
  consumerKey: 'MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1',
  method: 'GET',
  url: 'https://eu.api.ovh.com/1.0/domains/',
  timestamp: '1366560945',
  body: Buffer.alloc(0),
};

test('the sample of the original is signed as it says', () => {
  expect(signatureOf(SAMPLE)).toBe('$1$d3705e8afb27a0d2970a322b96550abfc67bb798');
});

test('every part is signed: the method, the address byte by byte, the body byte by byte, the time', () => {
  const others = [
    { ...SAMPLE, method: 'POST' },
    { ...SAMPLE, url: 'https://eu.api.ovh.com/1.0/domains' },
    { ...SAMPLE, url: 'http://eu.api.ovh.com/1.0/domains/' },
    { ...SAMPLE, body: Buffer.from('{}') },
    { ...SAMPLE, body: Buffer.from('{} ') },
    { ...SAMPLE, timestamp: '1366560946' },
    { ...SAMPLE, consumerKey: 'x' },
    { ...SAMPLE, applicationSecret: 'x' },
  ];
  expect(new Set([SAMPLE, ...others].map(signatureOf)).size).toBe(others.length + 1);
});
