import {
  BellRing,
  Code,
  Gauge,
  KeyRound,
  type LucideIcon,
  MessageSquareReply,
  ShieldCheck,
  Trash2,
  Webhook,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Action } from '@/lib/domain/authorisation/policy';
import { onDemand } from '../forms/on-demand';
import type { ApiUserDialogProps } from './dialog-props';

const CallbackDialog = onDemand(async () => (await import('./CallbackDialog')).CallbackDialog);
export const DeleteDialog = onDemand(async () => (await import('./DeleteDialog')).DeleteDialog);
export const DisableDialog = onDemand(async () => (await import('./DisableDialog')).DisableDialog);
const LimitDialog = onDemand(async () => (await import('./LimitDialog')).LimitDialog);
const PasswordDialog = onDemand(async () => (await import('./PasswordDialog')).PasswordDialog);
const QuotaDialog = onDemand(async () => (await import('./QuotaDialog')).QuotaDialog);
const RepliesDialog = onDemand(async () => (await import('./RepliesDialog')).RepliesDialog);
const RestrictionsDialog = onDemand(async () => (await import('./RestrictionsDialog')).RestrictionsDialog);
const SendExampleDialog = onDemand(async () => (await import('./SendExampleDialog')).SendExampleDialog);

export type RowDialog = {
  /** As it is called in messages/*.json. */
  readonly name: 'password' | 'quota' | 'limit' | 'restrictions' | 'callback' | 'replies' | 'delete' | 'example';
  readonly Dialog: ComponentType<ApiUserDialogProps>;
  readonly Icon: LucideIcon;
  /** What one must be allowed to; absent, everybody is. */
  readonly action?: Action;
  readonly danger?: true;
};

/** What the menu of a row opens, in its order: the original's six with ours among them, because what deletes stands last. */
export const ROW_DIALOGS: readonly RowDialog[] = [
  { name: 'password', Dialog: PasswordDialog, Icon: KeyRound, action: 'api-user.change-password' },
  { name: 'quota', Dialog: QuotaDialog, Icon: Gauge, action: 'api-user.change-quota' },
  { name: 'limit', Dialog: LimitDialog, Icon: BellRing, action: 'api-user.change-limit' },
  { name: 'restrictions', Dialog: RestrictionsDialog, Icon: ShieldCheck, action: 'api-user.change-restrictions' },
  { name: 'callback', Dialog: CallbackDialog, Icon: Webhook, action: 'api-user.change-callback' },
  { name: 'replies', Dialog: RepliesDialog, Icon: MessageSquareReply, action: 'api-user.change-callback' },
  { name: 'example', Dialog: SendExampleDialog, Icon: Code },
  { name: 'delete', Dialog: DeleteDialog, Icon: Trash2, action: 'api-user.delete', danger: true },
];
