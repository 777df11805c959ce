import { accounts } from './accounts';
import { alerts } from './alerts';
import { apiUsers } from './api-users';
import { audit } from './audit';
import { blacklist } from './blacklist';
import { callbacks } from './callbacks';
import { credit } from './credit';
import { incoming } from './incoming';
import { messages } from './messages';
import { overview } from './overview';
import { panelUsers } from './panel-users';
import { rates } from './rates';
import type { Rows } from './rows';
import { senders } from './senders';

/** One row for each use case on an account, by its file; authorisation.test.ts fails when one is missing. */
export const MATRIX: Rows = {
  ...accounts,
  ...alerts,
  ...apiUsers,
  ...audit,
  ...blacklist,
  ...callbacks,
  ...credit,
  ...incoming,
  ...messages,
  ...overview,
  ...panelUsers,
  ...rates,
  ...senders,
};
