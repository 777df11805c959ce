import { messageListQuery } from '@/lib/schemas/message';
import { estimateMessage } from '@/lib/use-cases/messages/estimate-message';
import { findMessages } from '@/lib/use-cases/messages/find-messages';
import { findSent } from '@/lib/use-cases/messages/find-sent';
import { getMessage } from '@/lib/use-cases/messages/get-message';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { MESSAGE, SENDER } from '../furnished-panel';
import { EVERYONE, OWNER, on, type Rows } from './rows';

const WRITTEN = {
  sender: SENDER,
  recipients: '+33612345678',
  message: 'Hello',
  noStop: false,
  when: 'now',
  at: '',
  atZone: 'Europe/Paris',
} as const;

export const messages: Rows = {
  'messages/estimate-message': { call: on(estimateMessage, () => WRITTEN), allowed: OWNER },
  'messages/find-messages': { call: on(findMessages, () => messageListQuery.parse({})), allowed: EVERYONE },
  'messages/find-sent': {
    call: on(findSent, () => ({ ...WRITTEN, smsClass: '1', key: '1'.repeat(32) }) as const),
    allowed: OWNER,
  },
  'messages/get-message': { call: on(getMessage, () => ({ id: MESSAGE })), allowed: EVERYONE },
  'messages/send-message': {
    call: on(
      sendMessage,
      () => ({ ...WRITTEN, smsClass: '1', key: '1'.repeat(32), confirmedCredits: 100, confirmedMoment: null }) as const,
    ),
    allowed: OWNER,
  },
};
