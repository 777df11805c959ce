import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow } from '@/lib/schemas/api-user';

/** What every dialog of the API users is given. */
export type AccountDialogProps = {
  account: AccountDetails;
  /** Where this instance takes http2sms requests. */
  http2smsUrl: string;
  /** The address that this browser comes from, as the server sees it. */
  ownAddress: string;
  /** The signed-in person's. */
  ownEmail: string;
  /** Something was saved, or sent: says so, and reads the list again. */
  onSaved: (message: string) => void;
  /** The same, and closes. */
  onDone: (message: string) => void;
  onClose: () => void;
};

/** What every dialog about one API user is given. */
export type ApiUserDialogProps = AccountDialogProps & {
  /** As it was when the dialog opened: what an edit begins from. The list goes on changing behind it. */
  seen: ApiUserRow;
  /** As it is now: its balance moves while a dialog is open. */
  user: ApiUserRow;
};
