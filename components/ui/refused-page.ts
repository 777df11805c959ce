/** The address of an account's refused requests: of one login, for one reason or by one way, where these are given. */
export function refusedPage(
  serviceName: string,
  filters: { readonly of?: string; readonly reason?: string; readonly way?: string } = {},
) {
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  const query = new URLSearchParams(given).toString();
  return `/telecom/sms/${serviceName}/refused${query === '' ? '' : `?${query}`}`;
}
