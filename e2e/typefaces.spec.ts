import { expect, test } from './fixtures/test';

test('the typefaces come from this host, ahead of the text, and nothing moves when they arrive', async ({
  page,
  shared,
}) => {
  const answer = await page.goto(`${shared.url}/sign-in`);
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'self'");
  const preloaded = page.locator('link[rel=preload][as=font]');
  await expect(preloaded).toHaveCount(2);
  for (const link of await preloaded.all()) {
    const href = (await link.getAttribute('href')) ?? '';
    expect(href).toMatch(/^\/_next\/static\/media\/.+\.woff2$/);
    expect((await page.request.get(new URL(href, shared.url).href)).headers()['content-type']).toBe('font/woff2');
  }
  const [family, isThere] = await page.evaluate(async () => {
    await document.fonts.ready;
    const name = getComputedStyle(document.body).fontFamily.split(',')[1]?.trim() ?? '';
    return [name, [...document.fonts].some((face) => face.family === name && face.status === 'loaded')] as const;
  });
  expect([family, isThere]).toEqual(['hankenGrotesk', true]);
  const moved = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const amount = (entry: PerformanceEntry) =>
          'value' in entry && typeof entry.value === 'number' ? entry.value : 0;
        new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, entry) => sum + amount(entry), 0)),
        ).observe({ type: 'layout-shift', buffered: true });
        // What had moved is told first.
        requestAnimationFrame(() => setTimeout(() => resolve(0)));
      }),
  );
  expect(moved).toBeLessThan(0.02);
});

test('text has the size that the reader chose in the browser, and on a phone no field is so small that it zooms @phone', async ({
  page,
  shared,
}) => {
  await page.goto(`${shared.url}/sign-in`);
  const sizeOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const isPhone = page.viewportSize()?.width === 390;
  expect(await sizeOf('body')).toBe(14);
  expect(await sizeOf('input')).toBe(isPhone ? 16 : 14);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await sizeOf('body')).toBe(28);
});
