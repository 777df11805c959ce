import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import { ANY_SENDER, exampleSender } from '@/lib/domain/http2sms/send-example';
import { getRuntime } from '@/lib/server/runtime/runtime';
import type { Env } from '@/lib/server/settings/env';
import { readNow } from '../first-reads';
import { READS } from '../reads';
import { readerLocale, words } from '../words';
import type { GuideWriting } from './guide-writing';

/** Stands where nobody's login is meant. */
const ANY_LOGIN = 'LOGIN';
const ANY_SYSTEM_ID = 'api-…';

type Examples = Partial<Pick<GuideWriting, 'login' | 'sender'>> & { readonly systemId?: string | undefined };

/** Whether messages go to the simulated carrier and reach no phone, so that there are numbers to try everything with. */
export const hasTestNumbers = (): boolean =>
  getRuntime()
    .carriers.inForce()
    .some(({ setup }) => setup.kind === 'simulated');

/** What guides are written with for this request's reader. */
export async function guideFor(
  serviceName: string,
  { login = ANY_LOGIN, sender = ANY_SENDER, systemId = ANY_SYSTEM_ID }: Examples = {},
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
    smpp: smppPlace(env, publicUrl(), systemId),
  };
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** Where this instance listens for SMPP; from other machines by the name that its address has, where it does not say another. */
function smppPlace({ smppServer }: Env, publicUrl: string, systemId: string): GuideWriting['smpp'] {
  if (!smppServer) return null;
  const { host, port, tls, binds, window, perSecond } = smppServer;
  const shown = LOOPBACK.test(host) ? host : new URL(publicUrl).hostname;
  return { host: shown, port, isEncrypted: tls !== undefined, systemId, binds, window, perSecond };
}

/** What an API user is called by SMPP; undefined where nobody of that login is. */
export async function exampleSystemId(serviceName: string, login: string): Promise<string | undefined> {
  const found = await readNow(READS.apiUserDetails, serviceName, { login, days: '1' });
  return found.ok ? found.value.systemId : undefined;
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
