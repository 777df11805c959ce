import { durationOf } from '@/lib/domain/delivery/ptt';
import { PTT_TEXTS } from './ptt-texts';
import { restError } from './rest-error';

/** A code as the API tells it; null: nobody documents it. */
export function presentPtt(code: number) {
  const texts = PTT_TEXTS[code];
  const duration = durationOf(code);
  return texts && duration ? { ...texts, duration } : null;
}

/** `GET /1.0/sms/ptts?ptt=N`: what a ptt code means. */
export function describePtt(ptt: string | null): Response {
  if (ptt === null) return restError(400, 'The parameter [ptt] is missing');
  if (!/^\d{1,6}$/.test(ptt)) return restError(400, '[ptt] must be a whole number');
  const details = presentPtt(Number(ptt));
  return details ? Response.json(details) : restError(404, `The ptt ${ptt} does not exist`);
}
