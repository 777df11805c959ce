import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import { ANY_SENDER, exampleSender } from '@/lib/domain/http2sms/send-example';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { readNow } from '../first-reads';
import { READS } from '../reads';
import { readerLocale, words } from '../words';
import type { GuideWriting } from './guide-writing';

/** Stands where nobody's login is meant. */
const ANY_LOGIN = 'LOGIN';

/** Whether messages go to the simulated carrier and reach no phone, so that there are numbers to try everything with. */
export const hasTestNumbers = (): boolean =>
  getRuntime()
    .carriers.inForce()
    .some(({ setup }) => setup.kind === 'simulated');

/** What guides are written with for this request's reader. */
export async function guideFor(
  serviceName: string,
  { login = ANY_LOGIN, sender = ANY_SENDER }: Partial<Pick<GuideWriting, 'login' | 'sender'>> = {},
): Promise<GuideWriting> {
  const { env, publicUrl } = getRuntime();
  return {
    t: await words(),
    locale: await readerLocale(),
    publicUrl: publicUrl(),
    serviceName,
    login,
    sender,
    ratePerSecond: env.http2smsRatePerSecond,
    hasTestNumbers: hasTestNumbers(),
  };
}

/** The API user whom examples are filled in for: as the address says, else the first that can send; null where none can. */
export async function exampleLogin(serviceName: string, asked?: unknown): Promise<string | null> {
  if (typeof asked === 'string' && asked !== '') {
    return (await readNow(READS.apiUserDetails, serviceName, { login: asked, days: '1' })).ok ? asked : null;
  }
  const found = await readNow(READS.apiUsers, serviceName, {});
  if (!found.ok) return null;
  return found.value.users.find((user) => !user.disabled && !isBlockedByQuota(user))?.login ?? null;
}

/** What examples are sent from. */
export async function senderOfExamples(serviceName: string): Promise<string> {
  const found = await readNow(READS.senders, serviceName, {});
  return exampleSender(found.ok ? found.value.senders : []);
}
