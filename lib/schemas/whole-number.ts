import { z } from 'zod';
import { fault } from './fault';

type Bounds = { readonly least: number; readonly most: number };

/** A whole number as it is typed, or as a program gives it; left empty, `otherwise`. */
export function wholeNumber({ least, most }: Bounds, otherwise: number) {
  const wrong = fault('whole_number', { least, most });
  return z
    .union(
      [
        z.number(wrong),
        z
          .string()
          .trim()
          .regex(/^\d{0,9}$/, wrong),
      ],
      wrong,
    )
    .transform((given) => (given === '' ? otherwise : Number(given)))
    .pipe(z.int(wrong).min(least, wrong).max(most, wrong))
    .default(otherwise);
}
