/** Periods as filters of lists name them. */
import { z } from 'zod';
import type { Period } from '@/lib/domain/time/period';

/** A time with its offset, or a day, which begins at midnight of UTC. */
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a date, or a time with its offset')
  .transform((text) => new Date(text));

export const createdWithin = {
  'creationDatetime.from': moment.optional(),
  'creationDatetime.to': moment.optional(),
};

type Asked = { readonly 'creationDatetime.from'?: Date | undefined; readonly 'creationDatetime.to'?: Date | undefined };

/** Both ends are meant, to the second as they are answered. */
export const periodOf = ({ 'creationDatetime.from': from, 'creationDatetime.to': to }: Asked): Period => ({
  since: from ?? null,
  until: to === undefined ? null : new Date(to.getTime() + 1_000),
});
