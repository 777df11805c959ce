/** What is typed to be put on the blacklist: apart from what is read, since every numbering plan comes with it. */
import { z } from 'zod';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { fault } from './fault';
import { typedNumber } from './send';

/** As people write numbers to send to; out come the digits. */
export const blacklistedNumber = z.object({
  number: typedNumber.shape.number.transform((text, context) => {
    const msisdn = readTypedNumber(text)?.msisdn;
    if (msisdn !== undefined) return msisdn;
    context.addIssue({ code: 'custom', message: fault('msisdn_invalid') });
    return z.NEVER;
  }),
});
