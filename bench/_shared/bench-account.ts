import type { ChappeServer } from '../../e2e/fixtures/chappe-server';
import { giveQuota, grantCredits } from '../../e2e/fixtures/database';
import { seededAccount, type TestAccount } from '../../e2e/fixtures/test-account';
import { hashPassword } from '../../lib/platform/crypto/password-hash';
import { openBeside } from './fill-database';

export const BENCH_USER = { account: 'sms-xx11111-1', login: 'bench', password: 'bench_12', from: 'TEST' };

const PLENTY = 1_000_000_000_000;

/** An API user with a quota that no benchmark can use up, and a callback if one is named. */
export async function addBenchUser(
  chappe: ChappeServer,
  callbackUrl: string | null = null,
  account: TestAccount = seededAccount(chappe),
): Promise<void> {
  const passwordHash = await hashPassword(BENCH_USER.password);
  const database = openBeside(chappe);
  database
    .prepare(
      `INSERT INTO ApiUser (accountId, login, passwordHash, callbackUrl, createdAt)
       SELECT id, ?, ?, ?, ? FROM SmsAccount WHERE serviceName = ?`,
    )
    .run(BENCH_USER.login, passwordHash, callbackUrl, Date.now(), account.serviceName);
  database.close();
  grantCredits(account, PLENTY);
  giveQuota(account, BENCH_USER.login, PLENTY / 2);
}

export const TEXT = 'Your code is 123456';

const SENT = { ...BENCH_USER, message: TEXT, noStop: '1' };
const FIRST_RECIPIENT = 33_600_000_000;
let recipients = 0;

/** A number that nothing was sent to before. */
export function nextRecipient(): number {
  recipients += 1;
  return FIRST_RECIPIENT + recipients;
}

/** The path of a request to a recipient that no request before had. */
export function uniqueSend(changes: Readonly<Record<string, string>> = {}): string {
  const sent = new URLSearchParams({ ...SENT, ...changes }).toString();
  return `/cgi-bin/sms/http2sms.cgi?${sent}&to=%2B${nextRecipient()}`;
}

/** A day ahead, in http2sms's own format: accepted now, sent tomorrow, so that nothing but accepting is under way. */
export function tomorrow(): string {
  const [date = '', time = ''] = new Date(Date.now() + 24 * 3_600_000).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return time.slice(0, 5).replace(':', '') + day + month + year;
}
