import {
  type DeclarationRefusal,
  declareSender,
  SENDER_CHANGES,
  type SenderDeclaration,
} from '../_shared/declare-sender';
import { defineSystemUseCase } from '../_shared/define-system-use-case';

/** Declares a sender of any account, by whoever runs the instance. */
export const addSenderAtTheMachine = defineSystemUseCase<SenderDeclaration, null, DeclarationRefusal>({
  action: 'sender.add',
  changes: SENDER_CHANGES,
  run: declareSender,
});
