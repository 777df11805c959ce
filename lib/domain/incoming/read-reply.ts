/** What another Chappe tells of a reply, by the names in which we tell one (reply-query.ts): to us it is a carrier. */
import type { Result } from '../result';
import { bareNumber, boundIncoming, type IncomingRefusal, type IncomingSegment } from './incoming';
import type { ReplyEvent } from './reply-query';

/** STOP is told of a reply that is told itself, where both have a URL: by its id it is known. */
const EVENTS: readonly string[] = ['incoming', 'stop'] satisfies readonly ReplyEvent[];

/** Null: these pairs tell of no reply. Of a repeated name the first counts. */
export function readReply(
  pairs: Iterable<readonly [string, string]>,
  carrier: string,
): Result<IncomingSegment, IncomingRefusal> | null {
  const found = new Map<string, string>();
  for (const [name, value] of pairs) if (!found.has(name)) found.set(name, value);
  const said = (name: string) => found.get(name) ?? '';
  if (!EVENTS.includes(said('event'))) return null;
  // The tag with which a message of ours was handed over is its id.
  const answers = readNumber(said('tag'));
  const receivedCount = readNumber(said('received'));
  const segmentCount = readNumber(said('segments'));
  return boundIncoming({
    carrier,
    rawId: said('id') || null,
    msisdn: bareNumber(said('sender')),
    recipient: bareNumber(said('receiver')),
    text: said('message'),
    place: null,
    ...(receivedCount !== null && segmentCount !== null && { joined: { receivedCount, segmentCount } }),
    ...(answers !== null && { answers }),
  });
}

const readNumber = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);
