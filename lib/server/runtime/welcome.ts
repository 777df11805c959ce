import { generateApiUserPassword } from '@/lib/domain/api-user/password';
import { sendExample } from '@/lib/domain/http2sms/send-example';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { randomIndex } from '@/lib/platform/crypto/random';
import type { FirstSignIn } from '@/lib/use-cases/instance/seed-instance';
import type { Env } from '../settings/env';

const OPEN_TO_ALL = [
  '  Every network of this machine reaches it, without TLS. HOST=127.0.0.1 keeps it to itself; see README.',
];

/** Nobody has said where it listens, nor under which address people come. */
const isOpenToAll = ({ host, publicUrl, tls }: Pick<Env, 'host' | 'publicUrl' | 'tls'>): boolean =>
  host === undefined && publicUrl === undefined && tls === undefined;

/** What the operator reads when Chappe is up: the address, the first sign-in (once), and how to send an SMS. */
export function welcomeLines(
  publicUrl: string,
  env: Pick<Env, 'host' | 'publicUrl' | 'tls'>,
  firstSignIn: FirstSignIn | null,
): string[] {
  const lines = ['', `  Chappe is ready: ${publicUrl}`, ...(isOpenToAll(env) ? OPEN_TO_ALL : []), ''];
  if (!firstSignIn) return lines;
  // The API user does not exist yet; adding it with this very password makes the command below work as printed.
  const apiUser = { login: 'my-script', password: generateApiUserPassword(randomIndex) };
  const { account: serviceName, sender: from } = firstSignIn;
  const command = sendExample({ http2smsUrl: publicUrl + HTTP2SMS_PATH, serviceName, from, ...apiUser });
  return [
    ...lines,
    '  First sign-in (shown this once)',
    `    e-mail    ${firstSignIn.email}`,
    `    password  ${firstSignIn.password ?? 'the one in ADMIN_PASSWORD'}`,
    '',
    `  First SMS: in the panel, Telecom > SMS > ${firstSignIn.accountName} > API users > Actions > Add`,
    `    login     ${apiUser.login}`,
    `    password  ${apiUser.password}`,
    '  then paste',
    ...command.split('\n').map((line) => `    ${line}`),
    '',
  ];
}
