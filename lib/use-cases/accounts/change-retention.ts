import { defineOptionChange } from '../_shared/define-option-change';

/** Sets how long the account keeps messages, callbacks, alerts and audit entries; the next purge goes by it. */
export const changeRetention = defineOptionChange<'retentionMonths'>('account.change-retention');
