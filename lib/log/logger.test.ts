import { expect, test } from 'vitest';
import { redactUrl } from './logger';

test('a password in a query string never reaches a log', () => {
  const line = redactUrl('/cgi-bin/sms/http2sms.cgi?&account=a&PASSWORD=s3cret12&login=l&message=hello%20you');
  expect(line).not.toMatch(/s3cret12|hello/);
  expect(line).toContain('account=a');
  expect(line).toContain('login=l');
});

test('the secret in a delivery report address is masked', () => {
  expect(redactUrl('/api/dlr/ovh/abcdef?id=1')).toBe('/api/dlr/ovh/[masked]?id=1');
});
