import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayConnectTo } from '../network/reachable-address';
import { callbackHost, isRefusedHost } from './callback-host';

const isRefused = (url: string, allowedRanges: readonly string[] = []) =>
  isRefusedHost(callbackHost(url), allowedRanges);

test.each([
  'http://10.1.2.3/status',
  'http://10.1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'https://192.168.0.1:8443/?a=1#b',
  'http://169.254.169.254/latest',
  'http://[::1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[fd00::1]:8080/',
  'http://localhost/',
  'http://LOCALHOST.:3000/',
  'http://hooks.localhost/',
])('%s is refused however it is spelled', (url) => {
  expect(isRefused(url)).toBe(true);
});

test.each([
  'https://example.com/',
  'https://localhost.example.com/',
  'https://notlocalhost/',
  'https://10.example.com/',
  'https://8.8.8.8/',
  'https://[2001:4860:4860::8888]/',
  'no URL',
  '',
])('%s is not known to be', (url) => {
  expect(isRefused(url)).toBe(false);
});

test('what the setting allows is not refused; localhost needs one of its two addresses', () => {
  expect(isRefused('http://10.1.2.3/', ['10.0.0.0/8'])).toBe(false);
  expect(isRefused('http://10.1.2.3/', ['10.2.0.0/16'])).toBe(true);
  expect(isRefused('http://localhost/', ['127.0.0.1'])).toBe(false);
  expect(isRefused('http://localhost/', ['::1'])).toBe(false);
  expect(isRefused('http://localhost/', ['10.0.0.0/8'])).toBe(true);
});

test('of every address it says what becomes of the call, which goes by the URL’s own spelling', () => {
  const address = fc.oneof(
    fc.ipV4(),
    fc.ipV6().map((ip) => `[${ip}]`),
  );
  fc.assert(
    fc.property(address, (host) => {
      const called = new URL(`http://${host}/`).hostname.replaceAll(/[[\]]/g, '');
      return isRefused(`http://${host}/`) === !mayConnectTo(called, []);
    }),
    { numRuns: 4_000 },
  );
});
