import type { BulkPreview } from '@/lib/domain/delivery/kept-bulk';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { BulkPreviewRow, SentBulkDetailsAnswer } from '@/lib/schemas/sent-bulk';
import type { SentBulkDetails } from '@/lib/use-cases/messages/get-sent-bulk';
import { presentMessage, presentSentBulk } from './present-messages';

/** One bulk send as its page reads it. */
export const presentSentBulkDetails = ({ readAt, send, messages }: SentBulkDetails): SentBulkDetailsAnswer => ({
  readAt: readAt.toISOString(),
  send: {
    ...send,
    ...presentSentBulk(send),
    texts: [...send.texts],
    preview: send.preview && presentPreview(send.preview),
    cancellation: send.cancellation && { ...send.cancellation, at: send.cancellation.at.toISOString() },
    finishedAt: send.finishedAt?.toISOString() ?? null,
    failures: send.failures.map(({ state, ptt, count }) => ({ state, ptt, count })),
  },
  messages: messages.map(presentMessage),
});

const presentPreview = ({ counted, refused, countries, first }: BulkPreview): BulkPreviewRow => ({
  ...{ counted, refused },
  countries: [...countries],
  first: first.map(({ recipient, text, segmentCount, credits }) => ({
    ...{ recipient, text, segmentCount, credits },
    groupedRecipient: groupMsisdn(recipient),
  })),
});
