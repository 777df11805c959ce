import { defineOptionChange } from '../_shared/define-option-change';

/** Sets whether messages are sent, and billed, with the STOP clause where it is due. */
export const changeStopClause = defineOptionChange<'stopClauseEnabled'>('account.change-stop-clause');
