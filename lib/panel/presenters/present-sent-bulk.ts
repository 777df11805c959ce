import type { SentBulkDetailsAnswer } from '@/lib/schemas/sent-bulk';
import type { SentBulkDetails } from '@/lib/use-cases/messages/get-sent-bulk';
import { presentMessage, presentSentBulk } from './present-messages';

/** One bulk send as its page reads it. */
export const presentSentBulkDetails = ({ send, messages }: SentBulkDetails): SentBulkDetailsAnswer => ({
  send: {
    ...send,
    ...presentSentBulk(send),
    texts: [...send.texts],
    finishedAt: send.finishedAt?.toISOString() ?? null,
    failures: send.failures.map(({ state, ptt, count }) => ({ state, ptt, count })),
  },
  messages: messages.map(presentMessage),
});
