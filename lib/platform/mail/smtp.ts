import { createTransport } from 'nodemailer';
import type { SendMail } from './send-mail';

type Options = {
  /** smtp:// or smtps://, with user and password if the server wants them. */
  readonly url: string;
  /** From whom, when a mail names nobody. */
  readonly from: string;
};

/** For the connection, the greeting and each answer. */
const TIMEOUT_MS = 10_000;

/** Hands mails to an SMTP server; rejects when it does not take one. */
export function createSmtpTransport({ url, from: defaultFrom }: Options): SendMail {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url, ...timeouts });
  return async ({ id, from, to, subject, text }) => {
    const author = from === '' ? defaultFrom : from;
    const messageId = `<${id}@${author.split('@')[1] ?? 'chappe'}>`;
    await transport.sendMail({ from: author, to, subject, text, messageId });
  };
}
