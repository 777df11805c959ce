import { defineOptionChange } from '../_shared/define-option-change';

/** Sets what the account's people call it; empty: by its own name. */
export const changeDescription = defineOptionChange<'description'>('account.change-description');
