import { findPtt } from '@/lib/domain/delivery/ptt';
import { restError } from './rest-error';

/** `GET /1.0/sms/ptts?ptt=N`: what a ptt code means. */
export function describePtt(ptt: string | null): Response {
  if (ptt === null) return restError(400, 'The parameter [ptt] is missing');
  if (!/^\d{1,6}$/.test(ptt)) return restError(400, '[ptt] must be a whole number');
  const details = findPtt(Number(ptt));
  return details ? Response.json(details) : restError(404, `The ptt ${ptt} does not exist`);
}
