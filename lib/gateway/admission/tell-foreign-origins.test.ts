import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { findPathRule } from './path-rules';
import { tellForeignOrigins } from './tell-foreign-origins';

test('an operator reads once why the panel takes nothing, and strangers do not fill the log', () => {
  const stream = new PassThrough();
  const tell = tellForeignOrigins(createLogger('info', stream), { publicUrl: 'https://sms.example' });
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, { origin: `http://10.0.0.5:3000${'x'.repeat(10_000)}`, host: '10.0.0.5:3000' });
  for (let times = 0; times < 100; times += 1) tell({ request, rule: findPathRule('/api/auth/callback/credentials') });
  const line = String(stream.read());
  expect(line.length).toBeLessThan(3_000);
  expect(JSON.parse(line)).toMatchObject({ publicUrl: 'https://sms.example', host: '10.0.0.5:3000', heldBack: 0 });
  expect(stream.read()).toBeNull();
});
