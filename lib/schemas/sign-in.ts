import { z } from 'zod';

export const signInSchema = z.object({
  email: z.email('Enter an e-mail address.').max(254),
  password: z.string().min(1, 'Enter your password.').max(200),
  /** Six digits or a recovery code; empty while not asked for. */
  code: z.string().max(40),
});
export type SignIn = z.infer<typeof signInSchema>;
