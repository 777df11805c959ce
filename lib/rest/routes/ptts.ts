import { z } from 'zod';
import { err, ok } from '@/lib/domain/result';
import { presentPtt } from '@/lib/gateway/rest/ptts';
import { pttDetails } from '../models/instance';
import { shownBy } from '../models/types';
import { NO_INPUT, openRoute, type Route } from '../table/route';

const LONGEST_PTT = 6;

/** The original asks for a key here. What a code means is no secret, and scripts of http2sms have no key. */
export const PTTS_ROUTES: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/sms/ptts',
    summary: 'What a ptt code means',
    input: {
      ...NO_INPUT,
      query: z.strictObject({
        ptt: shownBy(
          '4',
          z
            .string()
            .regex(new RegExp(`^\\d{1,${LONGEST_PTT}}$`), 'must be a whole number')
            .transform(Number),
        ),
      }),
    },
    output: pttDetails,
    perform: ({ query: { ptt } }) => {
      const details = presentPtt(ptt);
      return Promise.resolve(details ? ok(details) : err({ code: 'ptt_not_found', about: String(ptt) } as const));
    },
    present: (details) => details,
  }),
];
