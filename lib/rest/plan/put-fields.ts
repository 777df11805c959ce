/** Fields of a PUT, which names what it changes; programs send back all that they have read. */
import { z } from 'zod';

/** Each name may be said, and whatever is said of it changes nothing. */
export const ignored = (shape: z.ZodRawShape): Readonly<Record<string, z.ZodOptional<z.ZodUnknown>>> =>
  Object.fromEntries(Object.keys(shape).map((name) => [name, z.unknown().optional()]));
