import { messageListQuery } from '@/lib/schemas/message';
import { estimateMessage } from '@/lib/use-cases/messages/estimate-message';
import { findMessages } from '@/lib/use-cases/messages/find-messages';
import { findSent } from '@/lib/use-cases/messages/find-sent';
import { getMessage } from '@/lib/use-cases/messages/get-message';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { MESSAGE, SENDER } from '../furnished-panel';
import { DRAFTED_SMS, WRITTEN_SMS } from '../written-sms';
import { EVERYONE, OWNER, on, type Rows } from './rows';

const WRITTEN = { ...WRITTEN_SMS, sender: SENDER } as const;

export const messages: Rows = {
  'messages/estimate-message': {
    call: on(estimateMessage, () => ({ ...DRAFTED_SMS, sender: SENDER })),
    allowed: OWNER,
  },
  'messages/find-messages': { call: on(findMessages, () => messageListQuery.parse({})), allowed: EVERYONE },
  'messages/find-sent': {
    call: on(findSent, () => ({ ...WRITTEN, key: '1'.repeat(32) }) as const),
    allowed: OWNER,
  },
  'messages/get-message': { call: on(getMessage, () => ({ id: MESSAGE })), allowed: EVERYONE },
  'messages/send-message': {
    call: on(
      sendMessage,
      () => ({ ...WRITTEN, key: '1'.repeat(32), confirmedCredits: 100, confirmedMoment: null }) as const,
    ),
    allowed: OWNER,
  },
};
