import { z } from 'zod';
import { ACTOR_KINDS } from '@/lib/domain/authorisation/actor';

/** Who did something, of which kind they are and how they are called. */
export const namedActor = z.object({ kind: z.enum(ACTOR_KINDS), name: z.string() });
