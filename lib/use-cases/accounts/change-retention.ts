import { defineUseCase } from '../_shared/define-use-case';
import { OPTION_CHANGES, type OptionChange, type OptionRefusal, saveOption } from '../_shared/save-option';

/** Sets how long the account keeps messages, callbacks, alerts and audit entries; the next purge goes by it. */
export const changeRetention = defineUseCase<OptionChange<'retentionMonths'>, null, OptionRefusal>({
  action: 'account.change-retention',
  changes: OPTION_CHANGES,
  run: saveOption('account.change-retention'),
});
