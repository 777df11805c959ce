import { defineOptionChange } from '../_shared/define-option-change';

/** Sets or removes the URL that is told of the messages of API users without one of their own. */
export const changeAccountCallback = defineOptionChange<'callbackUrl'>('account.change-callback');
