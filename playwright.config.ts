import './scripts/require-node.mjs';
import './scripts/test-folder.mjs';
import { defineConfig } from '@playwright/test';

const systemBrowser = process.env['CHROMIUM_PATH'];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Generous, because a test may start servers and scan whole pages on two shared cores; nothing waits for it to pass.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: 0,
  // Each worker runs a production server of its own (e2e/fixtures). A browser rests, and many a test waits for what the
  // server does every few seconds, so three keep two cores busy.
  workers: 3,
  forbidOnly: true,
  reporter: 'list',
  use: {
    // Waiting for a dialog to slide in proves nothing.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs a seventh of the time; `npm run e2e -- --trace on` records one when it is needed.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(systemBrowser ? { executablePath: systemBrowser } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', grep: /@phone/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
});
