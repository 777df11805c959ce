/** What is for whoever has not signed in: icons, the web manifest, and a word to search engines. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { expect, test } from './fixtures/test';

const manifest = z.object({
  name: z.literal('Chappe'),
  start_url: z.string(),
  icons: z.array(z.object({ src: z.string(), type: z.string(), sizes: z.string() })),
});

/** Width and height, from the head of a PNG. */
function sizeOf(png: Buffer): string {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('a page leads to its icons and its manifest, each of the size and type that is said, under the policy', async ({
  shared,
  page,
}) => {
  const get = async (path: string, type: string) => {
    const answer = await page.request.get(new URL(path, shared.url).href);
    const headers = answer.headers();
    expect([path, answer.status(), headers['content-type']?.split(';')[0]]).toEqual([path, 200, type]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    return answer.body();
  };
  await page.goto(`${shared.url}/sign-in`);
  const address = async (rel: string, type = '') =>
    (await page.locator(`link[rel="${rel}"]${type && `[type="${type}"]`}`).getAttribute('href')) ?? '';
  expect((await get(await address('icon', 'image/svg+xml'), 'image/svg+xml')).toString()).toMatch(/^<svg /);
  expect(sizeOf(await get(await address('icon', 'image/png'), 'image/png'))).toBe('192x192');
  expect(sizeOf(await get(await address('apple-touch-icon'), 'image/png'))).toBe('180x180');

  const body = await get(await address('manifest'), 'application/manifest+json');
  const { icons, start_url: start } = manifest.parse(JSON.parse(body.toString()));
  expect((await page.request.get(new URL(start, shared.url).href)).status()).toBe(200);
  expect(icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512', '512x512']);
  for (const { src, type, sizes } of icons) {
    const icon = await get(src, type);
    if (type === 'image/png') expect(sizeOf(icon)).toBe(sizes);
  }
  // The browser itself accepts it, under the page's own policy.
  const session = await page.context().newCDPSession(page);
  const seen = await session.send('Page.getAppManifest');
  expect([new URL(seen.url).pathname, seen.errors]).toEqual(['/manifest.webmanifest', []]);
});

test('search engines are asked to leave a private panel alone', async ({ shared, request }) => {
  const answer = await request.get(`${shared.url}/robots.txt`);
  expect(answer.headers()['content-type']).toMatch(/^text\/plain/);
  expect(await answer.text()).toMatch(/^User-agent: \*\nDisallow: \/$/m);
});

test('the scripts that browsers get hold nothing of what runs on the server', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const scripts = (folder: string) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => ({ file, text: readFileSync(path.join(root, folder, file), 'utf8') }));
  const OF_THE_SERVER = /\bINSERT INTO\b|better-sqlite3|@prisma|node:crypto|getServerSession/;
  // The same words are found where they belong, or this would find nothing anywhere.
  expect(scripts('.next/server').some(({ text }) => OF_THE_SERVER.test(text))).toBe(true);
  const found = scripts('.next/static').filter(({ text }) => OF_THE_SERVER.test(text));
  expect(found.map(({ file }) => file)).toEqual([]);
});
