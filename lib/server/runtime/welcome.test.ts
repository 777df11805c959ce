import { expect, test } from 'vitest';
import { welcomeLines } from './welcome';

const UNSET = { host: undefined, publicUrl: undefined, tls: undefined };
const said = (env: Partial<Parameters<typeof welcomeLines>[1]>) =>
  welcomeLines('http://localhost:3000', { ...UNSET, ...env }, null).join('\n');

test('who has set nothing is told at every start that all networks reach it without TLS', () => {
  expect(said({})).toContain('HOST=127.0.0.1');
});

test.each([
  { host: '127.0.0.1' },
  { publicUrl: 'https://sms.example' },
  { tls: { certFile: '/cert', keyFile: '/key' } },
])('who has set %j is not', (env) => {
  expect(said(env)).not.toContain('HOST=');
});
