import { defineUseCase } from '../_shared/define-use-case';
import { OPTION_CHANGES, type OptionChange, type OptionRefusal, saveOption } from '../_shared/save-option';

/** Sets the clock that the account’s people and scripts go by. Messages that were scheduled keep their moment. */
export const changeTimeZone = defineUseCase<OptionChange<'timeZone'>, null, OptionRefusal>({
  action: 'account.change-time-zone',
  changes: OPTION_CHANGES,
  run: saveOption('account.change-time-zone'),
});
