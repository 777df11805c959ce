import { expect, test } from 'vitest';
import { ok } from '@/lib/domain/result';
import { parseEnv } from '../settings/env';
import { createPace } from './pace';
import { createProcessHealth } from './process-health';

const PASSWORD = 'correct-horse';

const healthBy = (variables: Readonly<Record<string, string>>) =>
  createProcessHealth({
    env: parseEnv({ DATABASE_URL: `postgresql://chappe:${PASSWORD}@db.example/chappe`, ...variables }),
    publicUrl: () => 'https://sms.example',
    engine: { waiting: () => 0, carriers: () => Promise.resolve([]), standing: () => ({ held: 0 }) },
    nodeId: 1,
    pace: createPace(() => 0),
    backups: {
      now: () => Promise.resolve(null),
      start: () => Promise.resolve(ok(null)),
      remove: () => Promise.resolve(false),
    },
    whyNotReady: () => Promise.resolve(null),
    startedAt: new Date(0),
  })();

test('of a mail server it is told that it is set, and never its address, which may hold a password', async () => {
  const valueOf = async (name: string, variables: Readonly<Record<string, string>>) =>
    (await healthBy(variables)).settings.find((setting) => setting.name === name)?.value;
  const mail = { SMTP_URL: `smtp://user:${PASSWORD}@mail.example:587`, MAIL_FROM: 'chappe@sms.example' };
  expect([await valueOf('SMTP_URL', {}), await valueOf('MAIL_FROM', {})]).toEqual(['', '']);
  expect([await valueOf('SMTP_URL', mail), await valueOf('MAIL_FROM', mail)]).toEqual(['set', 'chappe@sms.example']);
  expect(JSON.stringify(await healthBy(mail))).not.toContain(PASSWORD);
});
