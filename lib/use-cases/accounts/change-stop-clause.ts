import { defineUseCase } from '../_shared/define-use-case';
import { OPTION_CHANGES, type OptionChange, type OptionRefusal, saveOption } from '../_shared/save-option';

/** Sets whether messages are sent, and billed, with the STOP clause where it is due. */
export const changeStopClause = defineUseCase<OptionChange<'stopClauseEnabled'>, null, OptionRefusal>({
  action: 'account.change-stop-clause',
  changes: OPTION_CHANGES,
  run: saveOption('account.change-stop-clause'),
});
