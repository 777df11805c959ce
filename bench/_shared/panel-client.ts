import { ADMIN_EMAIL, ADMIN_PASSWORD, type ChappeServer } from '../../e2e/fixtures/chappe-server';

/** Signs in as the owner by HTTP alone and answers a reader of the panel's pages and lists. */
export async function signInToPanel(chappe: ChappeServer): Promise<(path: string) => Promise<Response>> {
  const jar = new Map<string, string>();
  const request = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(chappe.url + path, {
      ...init,
      headers: { ...init.headers, cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const { csrfToken }: { csrfToken: string } = await (await request('/api/auth/csrf')).json();
  const body = new URLSearchParams({ csrfToken, email: ADMIN_EMAIL, password: ADMIN_PASSWORD, json: 'true' });
  const answer = await request('/api/auth/callback/credentials', { method: 'POST', body });
  if (answer.status !== 200) throw new Error(`Signing in answered ${answer.status}.`);
  return (path) => request(path);
}
