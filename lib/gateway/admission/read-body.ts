import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '@/lib/domain/result';
import type { BodyShare } from './body-budget';

export type BodyRefusal = 'body_too_large' | 'too_busy' | 'gone';

const SMALLEST_BUFFER = 16 * 1024;

/** Whether the request has a body, as far as its head tells. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether its head already tells that the body is larger than allowed. */
export const isDeclaredTooLarge = ({ headers }: IncomingMessage, largest: number): boolean =>
  Number(headers['content-length'] ?? 0) > largest;

/**
 * The whole body, once it is there. It is counted as it comes, whatever its head tells, and copied into one buffer:
 * a million chunks of one byte would else be a million objects. `gone` = the client left before it was complete.
 */
export function readBody(
  request: IncomingMessage,
  largest: number,
  share: BodyShare,
): Promise<Result<Buffer, BodyRefusal>> {
  const declared = Number(request.headers['content-length'] ?? SMALLEST_BUFFER);
  return new Promise((resolve) => {
    let buffer: Buffer = Buffer.alloc(0);
    let length = 0;

    const finish = (outcome: Result<Buffer, BodyRefusal>) => {
      request.off('data', take).off('end', end).off('close', leave).off('error', leave);
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      const needed = length + chunk.length;
      if (needed > largest) return finish(err('body_too_large'));
      if (needed > buffer.length) {
        const size = Math.min(largest, Math.max(needed, 2 * buffer.length, Math.min(declared, SMALLEST_BUFFER)));
        if (!share.growTo(size, giveUp)) return finish(err('too_busy'));
        const larger = Buffer.allocUnsafeSlow(size);
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      chunk.copy(buffer, length);
      length = needed;
    };
    const end = () => {
      share.complete();
      finish(ok(buffer.subarray(0, length)));
    };
    const giveUp = () => finish(err('too_busy'));
    const leave = () => finish(err('gone'));
    request.on('data', take).once('end', end).once('close', leave).once('error', leave);
  });
}
