/** The pages of the instance, in the order of its tabs. */
export const INSTANCE_PAGES = [
  { name: 'accounts', path: '/accounts' },
  { name: 'rates', path: '/rates' },
  { name: 'panelUsers', path: '/panel-users' },
  { name: 'carriers', path: '/carriers', alsoAt: '/new-carrier' },
  { name: 'routes', path: '/routes' },
  { name: 'smppSessions', path: '/smpp-sessions' },
  { name: 'health', path: '/health' },
  { name: 'backups', path: '/backups' },
  { name: 'audit', path: '/audit' },
] as const;

export const CARRIERS_PAGE = '/instance/carriers';

/** Not below the list of carriers: one may have any name. */
export const NEW_CARRIER_PAGE = '/instance/new-carrier';

/** Where the numbers that lead back to an account are set: the instance's accounts, narrowed down to it. */
export const replyNumbersPage = (serviceName: string): string =>
  `/instance/accounts?${new URLSearchParams({ search: serviceName }).toString()}`;
