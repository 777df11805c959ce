/** What a panel user signs in with, wherever it is set: in the panel, or in the environment of a first start. */
import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { fault } from './fault';
import { EMAIL_TOO_LONG, MAX_EMAIL_LENGTH, tooLong } from './too-long';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email(fault('email_invalid')).max(MAX_EMAIL_LENGTH, EMAIL_TOO_LONG));

const SHORTEST_PASSWORD = 10;

/** Long rather than odd: length is what makes a password hard to guess. */
export const newPassword = z
  .string()
  .min(1, fault('password_missing'))
  .max(200, tooLong('password', 200))
  .refine(isOneLine, fault('not_one_line', { what: 'password' }))
  .refine((text) => text === '' || text.length >= SHORTEST_PASSWORD, {
    error: fault('password_too_short', { least: SHORTEST_PASSWORD }),
  });
