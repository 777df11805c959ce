/** Which messages go to which carrier: the same schemas check the form and the server action. */
import { z } from 'zod';
import { LONGEST_CARRIER_NAME } from '@/lib/domain/carrier/carrier';
import {
  LARGEST_RANK,
  LARGEST_WEIGHT,
  LONGEST_PREFIX,
  LONGEST_SENDER_PATTERN,
  SENDER_KINDS,
} from '@/lib/domain/routing/route';
import { fault } from './fault';
import { wholeNumber } from './whole-number';

const LONGEST_SERVICE_NAME = 60;
const LONGEST_NUMBER = 50;

/** With a plus or without, and with blanks, as people write the beginning of a number. */
const prefix = z
  .string()
  .transform((typed) => typed.replace(/[\s.-]/g, '').replace(/^(?:\+|00)/, ''))
  .refine((digits) => /^(?:[1-9]\d*)?$/.test(digits) && digits.length <= LONGEST_PREFIX, {
    error: fault('route_prefix_invalid', { most: LONGEST_PREFIX }),
  })
  .default('');

const senderPattern = z
  .string()
  .trim()
  .refine((text) => text.length <= LONGEST_SENDER_PATTERN && /^[A-Za-z\d_ .,&+*-]*$/.test(text), {
    error: fault('route_pattern_invalid', { most: LONGEST_SENDER_PATTERN }),
  })
  .default('');

/** A route as it is to be; of any account where no service name is given. */
export const routeSchema = z
  .object({
    serviceName: z.string().trim().max(LONGEST_SERVICE_NAME, fault('account_not_found')).default(''),
    prefix,
    senderKind: z.enum(SENDER_KINDS, fault('not_one_of', { words: SENDER_KINDS.join(', ') })).default('any'),
    senderPattern,
    carrier: z.string().min(1, fault('value_missing')).max(LONGEST_CARRIER_NAME, fault('carrier_not_found')),
    rank: wholeNumber({ least: 0, most: LARGEST_RANK }, 0),
    weight: wholeNumber({ least: 1, most: LARGEST_WEIGHT }, 1),
    isEnabled: z.boolean().default(true),
  })
  .transform((route) => (route.senderKind === 'pattern' ? route : { ...route, senderPattern: '' }))
  .refine(({ senderKind, senderPattern: pattern }) => senderKind !== 'pattern' || pattern !== '', {
    error: fault('route_pattern_missing'),
    path: ['senderPattern'],
  });
export type RouteInput = z.infer<typeof routeSchema>;

/** A message that somebody asks about before it is sent. */
export const tryNumberSchema = z.object({
  serviceName: z.string().trim().max(LONGEST_SERVICE_NAME, fault('account_not_found')).default(''),
  sender: z.string().trim().max(LONGEST_NUMBER).default(''),
  recipient: z.string().trim().min(1, fault('value_missing')).max(LONGEST_NUMBER),
});
export type TryNumber = z.infer<typeof tryNumberSchema>;
