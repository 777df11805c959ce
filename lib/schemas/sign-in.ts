import { z } from 'zod';
import { fault } from './fault';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

export const signInSchema = z.object({
  email: z.email(fault('email_invalid')).max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG),
  password: z.string().min(1, fault('own_password_missing')).max(200, tooLong('password', 200)),
  /** Six digits or a recovery code; empty while not asked for. */
  code: z.string().max(40, tooLong('code', 40)),
});
export type SignIn = z.infer<typeof signInSchema>;
