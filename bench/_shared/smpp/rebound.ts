/** From a malformed frame to the next bind. */
import { createHeard, startSmppDriver } from '../../../lib/testing/smpp-driven';
import { startSmscPeer } from '../../../lib/testing/smsc-peer';

const MALFORMED = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n');

/** Milliseconds of each of so many drivers, which are all told the same at once. */
export async function timeRebounds(count: number): Promise<readonly number[]> {
  const peer = await startSmscPeer();
  let begunAt = Number.NaN;
  const drivers = Array.from({ length: count }, () => {
    let onBound = (): void => undefined;
    let wasBound = false;
    const next = () => new Promise<void>((resolve) => (onBound = resolve));
    const first = next();
    const driver = startSmppDriver({ port: peer.port }, createHeard(), {
      // Told in a turn of its own: the first time it is told, there is no driver yet.
      stateChanged: () =>
        setImmediate(() => {
          const isBound = driver.state().bound;
          if (isBound && !wasBound) onBound();
          wasBound = isBound;
        }),
    });
    return { driver, first, next };
  });
  await Promise.all(drivers.map(({ first }) => first));
  const again = drivers.map(async ({ next }) => {
    await next();
    return performance.now() - begunAt;
  });
  begunAt = performance.now();
  for (const { socket } of peer.binds()) socket.write(MALFORMED);
  const times = await Promise.all(again);
  await Promise.all(drivers.map(({ driver }) => driver.stop()));
  await peer.close();
  return times;
}
