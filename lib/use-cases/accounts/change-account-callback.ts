import { defineUseCase } from '../_shared/define-use-case';
import { OPTION_CHANGES, type OptionChange, type OptionRefusal, saveOption } from '../_shared/save-option';

/** Sets or removes the URL that is told of the messages of API users without one of their own. */
export const changeAccountCallback = defineUseCase<OptionChange<'callbackUrl'>, null, OptionRefusal>({
  action: 'account.change-callback',
  changes: OPTION_CHANGES,
  run: saveOption('account.change-callback'),
});
