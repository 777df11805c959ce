import { defineOptionChange } from '../_shared/define-option-change';

/** Sets the clock that the account’s people and scripts go by. Messages that were scheduled keep their moment. */
export const changeTimeZone = defineOptionChange<'timeZone'>('account.change-time-zone');
