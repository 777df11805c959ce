import { HTTP2SMS_PATH } from '@/lib/http/http2sms-handler';
import type { FirstSignIn } from '@/lib/use-cases/instance/seed-instance';

/** What the operator reads when Chappe is up: the address, the first sign-in (once), and how to send an SMS. */
export function welcomeLines(publicUrl: string, firstSignIn: FirstSignIn | null): string[] {
  const lines = ['', `  Chappe is ready: ${publicUrl}`];
  if (firstSignIn) {
    lines.push('', '  First sign-in (shown this once)', `    e-mail    ${firstSignIn.email}`);
    lines.push(`    password  ${firstSignIn.password ?? 'the one in ADMIN_PASSWORD'}`);
  }
  const parameters = 'account=sms-xx11111-1&login=LOGIN&password=PASSWORD&from=TEST&to=%2B33612345678&message=Hello';
  return [
    ...lines,
    '',
    '  Send an SMS (add an API user in the panel first: Telecom > SMS > API users > Actions > Add)',
    `    curl '${publicUrl}${HTTP2SMS_PATH}?${parameters}'`,
    '',
  ];
}
