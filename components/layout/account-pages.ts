/** The pages of an account in the original's order, each with the key that follows `g` to go there. */
export const ACCOUNT_PAGES = [
  { name: 'home', path: '', key: 'h' },
  { name: 'messages', path: '/messages', key: 'm' },
  { name: 'senders', path: '/senders', key: 's' },
  { name: 'users', path: '/users', alsoAt: '/refused', key: 'u' },
  { name: 'callbacks', path: '/callbacks', key: 'b' },
  { name: 'credit', path: '/credit', key: 'c' },
  { name: 'alerts', path: '/alerts', key: 'a' },
  { name: 'audit', path: '/audit', key: 'l' },
  { name: 'panelUsers', path: '/panel-users', key: 'p' },
  { name: 'options', path: '/options', key: 'o' },
  { name: 'guides', path: '/guides', key: 'd' },
] as const;

export const accountPage = (serviceName: string, path: string): string => `/telecom/sms/${serviceName}${path}`;
