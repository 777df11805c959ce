import { defineOptionChange } from '../_shared/define-option-change';

/** Sets whether messages with the STOP clause leave only in commercial hours; what waits already is held to it, too. */
export const changeCommercialHours = defineOptionChange<'commercialHoursEnabled'>('account.change-commercial-hours');
