import { setTimeout } from 'node:timers/promises';
import { uniqueSend } from './bench-account';
import { connectScript } from './script';

const SCRIPTS = 64;
/** About a second's worth. */
const MOST_UNDER_WAY = 3_000;
const PAUSE_MS = 5;

/**
 * Scripts that take turns at these servers and send as fast as they are answered, but for a bound on what is under way,
 * so that what is accepted is also delivered.
 */
export function startSendingScripts(urls: readonly string[], delivered: () => number) {
  let accepted = 0;
  let sending = true;
  const scripts = Array.from({ length: SCRIPTS }, async (_, index) => {
    const script = await connectScript(urls[index % urls.length] ?? '');
    while (sending) {
      if (accepted - delivered() > MOST_UNDER_WAY) {
        await setTimeout(PAUSE_MS);
        continue;
      }
      const answer = await script.get(uniqueSend());
      if (!answer.startsWith('OK')) throw new Error(answer);
      accepted += 1;
    }
    script.close();
  });
  return {
    accepted: () => accepted,
    isSending: () => sending,
    stop: async () => {
      sending = false;
      await Promise.all(scripts);
    },
  };
}
