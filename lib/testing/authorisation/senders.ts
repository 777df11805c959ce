import { addSender } from '@/lib/use-cases/senders/add-sender';
import { changeSender } from '@/lib/use-cases/senders/change-sender';
import { deleteSender } from '@/lib/use-cases/senders/delete-sender';
import { findSenders } from '@/lib/use-cases/senders/find-senders';
import { SENDER } from '../furnished-panel';
import { EVERYONE, NOT_VIEWER, OWNER, on, type Rows } from './rows';

export const senders: Rows = {
  'senders/add-sender': {
    call: on(addSender, (caller) => ({ sender: `by ${caller}`, description: '' })),
    allowed: OWNER,
  },
  'senders/change-sender': {
    call: on(changeSender, (caller) => ({ sender: SENDER, description: `by ${caller}`, isEnabled: true })),
    allowed: NOT_VIEWER,
  },
  'senders/delete-sender': { call: on(deleteSender, () => ({ sender: 'DELETABLE' })), allowed: OWNER },
  'senders/find-senders': { call: on(findSenders, () => undefined), allowed: EVERYONE },
};
