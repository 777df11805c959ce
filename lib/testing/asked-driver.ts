import { expect } from 'vitest';
import type { Submission } from '@/lib/engine/carriers/contract/driver';
import type { WatchedDriver } from '@/lib/engine/carriers/watch/question';

/** What a watched driver answers to each question. */
export const askedDriver = ({ ask }: Pick<WatchedDriver, 'ask'>) => ({
  look: async () => {
    const answer = await ask({ kind: 'look' });
    return answer?.kind === 'look' ? answer.live : expect.unreachable('It is not seen.');
  },
  trace: async () => {
    const answer = await ask({ kind: 'trace' });
    return answer?.kind === 'trace' ? answer.entries : expect.unreachable('It has no trace.');
  },
  tryWith: async (message: Submission) => {
    const answer = await ask({ kind: 'try', message });
    return answer?.kind === 'try' ? answer.result : expect.unreachable('It is not tried.');
  },
});
