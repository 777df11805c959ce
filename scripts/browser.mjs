/** Finds a Chromium for the end-to-end tests, and gets one where there is none. */
import { existsSync } from 'node:fs';
import { command, Refusal, run, runOrRefuse, step } from './step.mjs';

/** A shell without windows comes first: a whole browser draws pages of its own and takes processor time from ours. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The environment that makes playwright.config.ts use the browser found: empty for Playwright's own. */
export async function findBrowser() {
  const found = (await playwrightsOwn()) ?? (await installedOne());
  if (found) return found;
  const get = async () => {
    // Playwright's download fails at once on a closed network; Debian's package may still be within reach.
    await run(command('playwright'), ['install', '--only-shell', 'chromium']);
    const downloaded = await playwrightsOwn();
    if (downloaded) return downloaded;
    if (!existsSync('/etc/debian_version') || process.getuid() !== 0) {
      throw new Refusal('No Chromium: install Chromium or Google Chrome, or name one in CHROMIUM_PATH.');
    }
    await runOrRefuse('apt-get', ['update', '-q']);
    const packages = ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation'];
    await runOrRefuse('apt-get', packages, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = await installedOne();
    if (!installed) throw new Refusal('Chromium was installed but does not start.');
    return installed;
  };
  return step('Getting a browser', get, { isBesideOthers: true });
}

async function playwrightsOwn() {
  return !process.env.CHROMIUM_PATH && (await launches({})) ? {} : undefined;
}

async function installedOne() {
  const candidates = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : usualPlaces;
  for (const executablePath of candidates) {
    if (existsSync(executablePath) && (await launches({ executablePath }))) return { CHROMIUM_PATH: executablePath };
  }
  return undefined;
}

async function launches(options) {
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({ ...options, chromiumSandbox: false });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
