import { expect, test } from 'vitest';
import { refuseFormerVariables } from './former-variables';

const refusalOf = (variables: Readonly<Record<string, string>>) => () => refuseFormerVariables(variables);

test('a carrier that is still in the environment is told by the names of its variables, without their values', () => {
  const told = refusalOf({ UPSTREAM_URL: 'https://a.example', UPSTREAM_PASSWORD: 'secret', PORT: '1' });
  expect(told).toThrow(/^UPSTREAM_PASSWORD, UPSTREAM_URL: .*npm run carrier:add/);
  expect(told).not.toThrow(/secret/);
  expect(refusalOf({ SMPP_HOST: 'smsc.example' })).toThrow(/^SMPP_HOST: /);
  expect(refusalOf({ DLR_SECRET: 'x' })).toThrow(/^DLR_SECRET: /);
});

test('what is empty is not set, and other variables are nobody’s business', () => {
  expect(
    refusalOf({ UPSTREAM_URL: '', SMPP_HOST: '', SMTP_URL: 'smtp://a', SMPP_SERVER_PORT: '2775', UPSTREAMS: 'x' }),
  ).not.toThrow();
});
