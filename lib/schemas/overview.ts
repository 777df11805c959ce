import { z } from 'zod';
import { REFUSAL_OWNERS, REFUSAL_WAYS } from '@/lib/domain/api-user/refused-request';
import { TRAFFIC_DAYS } from '@/lib/domain/usage/traffic';
import { choiceOf } from './list-query';

const DAYS = TRAFFIC_DAYS.map(String);

/** Of how many days figures are, unless it is said. */
export const USUAL_DAYS = 30;

export const trafficDays = z
  .preprocess((days) => String(days ?? USUAL_DAYS), choiceOf(DAYS))
  .transform((days) => TRAFFIC_DAYS.find((known) => String(known) === days) ?? USUAL_DAYS);

/** What Home is asked for. */
export const trafficQuery = z.strictObject({ days: trafficDays });
export type TrafficQuery = z.infer<typeof trafficQuery>;

const usage = z.object({ sent: z.number(), delivered: z.number(), failed: z.number(), credits: z.number() });

/** What was sent hour by hour or day by day (lib/domain/usage/traffic.ts). */
export const trafficSpans = z.object({
  cut: z.object({
    unit: z.enum(['hour', 'day']),
    first: z.number(),
    now: z.number(),
    count: z.number(),
    hourNow: z.number(),
  }),
  spans: z.array(usage.extend({ at: z.number() })),
});
export type TrafficSpans = z.infer<typeof trafficSpans>;

export const trafficAnswer = trafficSpans.extend({
  compared: z.object({ now: z.number(), before: z.number() }),
  scheduled: z.number(),
  unwritten: z.number(),
  senders: z.array(z.object({ login: z.string().nullable(), isDeleted: z.boolean(), sent: z.number() })),
  hasDelivered: z.boolean(),
});
export type TrafficAnswer = z.infer<typeof trafficAnswer>;

export const trafficSampleAnswer = z.object({
  messages: z.number(),
  isCut: z.boolean(),
  countries: z.array(z.object({ callingCode: z.string(), country: z.string().nullable(), sent: z.number() })),
  medianMs: z.number().nullable(),
  delivered: z.number(),
});
export type TrafficSampleAnswer = z.infer<typeof trafficSampleAnswer>;

const firstFew = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), total: z.number() });

const troubled = firstFew(
  z.object({ login: z.string(), url: z.string().nullable(), since: z.iso.datetime().nullable() }),
);

export const troubleAnswer = z.object({
  account: z.object({ url: z.string(), since: z.iso.datetime() }).nullable(),
  failing: troubled,
  switchedOff: troubled,
  blocked: troubled,
  low: troubled,
  /** As lib/domain/api-user/trouble.ts has it. */
  refused: z.array(
    z.object({
      login: z.string(),
      whose: z.enum(REFUSAL_OWNERS),
      refusal: z.string(),
      way: z.enum(REFUSAL_WAYS).nullable(),
      count: z.number(),
    }),
  ),
});
export type TroubleAnswer = z.infer<typeof troubleAnswer>;
