import { z } from 'zod';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

export const signInSchema = z.object({
  email: z.email('Enter an e-mail address.').max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG),
  password: z.string().min(1, 'Enter your password.').max(200, tooLong('A password', 200)),
  /** Six digits or a recovery code; empty while not asked for. */
  code: z.string().max(40, tooLong('A code', 40)),
});
export type SignIn = z.infer<typeof signInSchema>;
