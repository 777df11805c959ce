/** What a panel user signs in with, wherever it is set: in the panel, or in the environment of a first start. */
import { z } from 'zod';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Enter an e-mail address.').max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG));

/** Long rather than odd: length is what makes a password hard to guess. */
export const newPassword = z
  .string()
  .min(1, 'Enter a password.')
  .max(200, tooLong('A password', 200))
  .refine((text) => text === '' || text.length >= 10, 'A password has at least 10 characters.');
