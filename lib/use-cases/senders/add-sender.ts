import {
  type DeclarationRefusal,
  declareSender,
  SENDER_CHANGES,
  type SenderDeclaration,
} from '../_shared/declare-sender';
import { defineUseCase } from '../_shared/define-use-case';

/** Declares a sender in the panel. */
export const addSender = defineUseCase<SenderDeclaration, null, DeclarationRefusal>({
  action: 'sender.add',
  changes: SENDER_CHANGES,
  run: declareSender,
});
