/** What the answer of a gateway that speaks http2sms means for a message that it was given. */
import { z } from 'zod';
import { type AnswerVerdict, AS_IT_IS, INVALID_CONTENT, INVALID_NUMBER } from '../requests/verdict';

const id = z.union([z.string(), z.number().int().nonnegative()]).transform(String);

/** The guide writes `SmsIds`; some servers, and the clients made for them, `smsIds`. */
const json = z.object({
  status: z.union([
    z.number().int(),
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number),
  ]),
  message: z.string().catch(''),
  SmsIds: z.array(id).optional().catch(undefined),
  smsIds: z.array(id).optional().catch(undefined),
});

/** The reason alone: a link to the guide follows it. */
const reasonOf = (message: string): string => message.replace(/\. For more information.*$/s, '').trim();

/**
 * @param httpStatus of the answer: of a logical refusal it is 200.
 * @param body as far as it was read, in JSON as `contentType=text/json` asks for it.
 */
export function judgeAnswer(httpStatus: number, body: string): AnswerVerdict {
  if (httpStatus === 200) return judgeBody(body);
  const text = `HTTP ${String(httpStatus)}`;
  if (httpStatus === 429 || httpStatus === 503) return { kind: 'later', text, obstacle: 'busy' };
  if (httpStatus === 401 || httpStatus === 403) return { kind: 'later', text, obstacle: 'credentials' };
  // Some other server's, or a proxy's that never asked: what failed behind it may have been sent.
  if (httpStatus < 500) return { kind: 'later', text, obstacle: 'address' };
  return { kind: 'unknown', text };
}

function judgeBody(body: string): AnswerVerdict {
  const answer = json.safeParse(jsonIn(body)).data;
  if (!answer) return { kind: 'unknown', text: 'The answer is not one of http2sms.' };
  const { status, message, SmsIds = answer.smsIds } = answer;
  if (status >= 100 && status < 200) return { kind: 'taken', ids: SmsIds ?? [] };
  return judgeRefusal(status, `${String(status)} ${reasonOf(message)}`.trim());
}

/** By the numbers that the guide tells, and where it is silent by ours; the words tell credit and number apart. */
function judgeRefusal(status: number, text: string): AnswerVerdict {
  if (status === 401) return { kind: 'later', text, obstacle: 'credentials' };
  if (status === 402 || /\bcredit/i.test(text)) return { kind: 'later', text, obstacle: 'credit' };
  if (status === 429 || status === 503) return { kind: 'later', text, obstacle: 'busy' };
  if (/missing (account|login|password)/i.test(text)) return { kind: 'later', text, obstacle: 'credentials' };
  if (/invalid to\b/i.test(text)) return { kind: 'refused', ptt: INVALID_NUMBER, text };
  if (/invalid message\b/i.test(text)) return { kind: 'refused', ptt: INVALID_CONTENT, text };
  if (status === 201 || status === 202 || status === 241) return { kind: 'refused', ptt: AS_IT_IS, text };
  return { kind: 'later', text, obstacle: null };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
