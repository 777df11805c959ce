import { z } from 'zod';
import { remembering } from '@/lib/domain/remembering';

/** Few lists are asked for by each request. */
const MOST_REMEMBERED = 1_000;

const stored = z.array(z.string());

/** The stored JSON list of an API user's addresses. Throws on anything else: an unreadable list must not open the door. */
export const parseIpRestrictions = remembering(MOST_REMEMBERED, (json): readonly string[] =>
  stored.parse(JSON.parse(json)),
);
