// Opens the reference page in Chromium without a network and looks for what a reader needs. One line per check.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { options, root } from './tools.mjs';

const { folder, screenshots, chromium: executablePath } = options({
  folder: join(root, 'target', 'publish'),
  screenshots: join(root, 'target', 'screenshots'),
  chromium: '/usr/bin/chromium',
});
const file = readdirSync(folder).find((name) => name.endsWith('.html'));
const contract = JSON.parse(readFileSync(join(folder, file.replace('.html', '.json')), 'utf8'));
const operations = Object.values(contract.paths).flatMap(Object.values).filter((value) => value.operationId);
const withJava = operations.find((operation) => operation['x-codeSamples']?.[0].label === 'Java');

const requests = [];
const complaints = [];
let failures = 0;
mkdirSync(screenshots, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const context = await browser.newContext({ offline: true, viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await look(page);
} finally {
  await browser.close();
}
process.exitCode = failures > 0 ? 1 : 0;

async function look(page) {
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.waitForSelector('[data-item-id]');

  await check('every operation is in the navigation', async () => {
    const ids = await page.$$eval('[data-item-id*="/operation/"]', (items) => items.map((item) => item.dataset.itemId));
    assert.deepEqual(ids.map((id) => id.split('/').pop()).sort(), operations.map((o) => o.operationId).sort());
  });
  await check('the introduction has its sections', async () => {
    const headings = await page.$$eval('h2', (found) => found.map((heading) => heading.textContent.trim()));
    const wanted = ['Getting started', 'Credentials', 'Signing', 'Batches', 'Timestamps', 'Errors', 'Storefront snippet'];
    assert.deepEqual(wanted.filter((heading) => !headings.includes(heading)), []);
  });
  await check('the search finds an operation by its id', async () => {
    const { operationId } = operations.at(-1);
    await page.fill('input[type=text]', operationId);
    const hit = page.locator('[data-role="search:results"] [role=menuitem]').first();
    assert.equal((await hit.getAttribute('data-item-id')).split('/').pop(), operationId);
    await page.fill('input[type=text]', '');
  });
  await check('the keyboard opens an operation', async () => {
    await page.locator('input[type=text]').focus();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page))?.startsWith('tag/')) {
        break;
      }
    }
    const tag = await focused(page);
    assert.match(String(tag), /^tag\//, 'Tab reaches a group of the navigation');
    await page.keyboard.press('Enter');
    await page.waitForFunction((id) => location.hash === `#${id}`, tag);
  });
  await check('what is deprecated is marked', () => deprecations(page));
  if (withJava) {
    await check('the first tab is Java and shows its sample', () => javaSample(page, withJava));
  }
  for (const width of [1440, 390]) {
    await check(`nothing is wider than ${width} px`, async () => {
      await page.setViewportSize({ width, height: width > 500 ? 1000 : 844 });
      await page.locator('[id*="/operation/"]').nth(1).scrollIntoViewIfNeeded();
      await page.waitForTimeout(250);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width);
      await page.screenshot({ path: join(screenshots, `operation-${width}.png`) });
      await page.evaluate(() => { location.hash = ''; window.scrollTo(0, 0); });
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(screenshots, `top-${width}.png`) });
      await page.evaluate(() => document.getElementById('section/Signing').scrollIntoView());
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(screenshots, `signing-${width}.png`) });
    });
  }
  await check('the keyboard opens the menu of the small page', async () => {
    const group = page.locator('[data-item-id^="tag/"]').first();
    assert.equal(await group.isVisible(), false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await group.waitFor({ state: 'visible' });
    await page.screenshot({ path: join(screenshots, 'menu-390.png') });
  });
  await check('the downloads keep their names', async () => {
    const names = await page.$$eval('a[download]', (links) => links.map((link) => link.download));
    assert.deepEqual(names, [file.replace('.html', '.yaml'), file.replace('.html', '.json')]);
  });
  await check('nothing is fetched', async () => {
    assert.deepEqual(requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
    assert.equal(requests.filter((url) => url.startsWith('file:')).length, 1);
  });
  await check('the console is silent', async () => assert.deepEqual(complaints, []));
}

/** Operations, their parameters and the fields of their bodies; what is nested deeper shows when it is opened. */
async function deprecations(page) {
  for (const operation of operations) {
    const section = page.locator(`[id$="/operation/${operation.operationId}"]`);
    const body = resolved(operation.requestBody)?.content?.['application/json']?.schema;
    const marked = [
      ...parameters(operation).filter(({ deprecated }) => deprecated).map(({ name }) => name),
      ...Object.entries(fields(body)).filter(([, field]) => resolved(field).deprecated).map(([name]) => name),
    ];
    if (operation.deprecated || marked.length > 0) {
      await section.scrollIntoViewIfNeeded();
    }
    if (operation.deprecated) {
      assert.match(await section.locator('h2').first().textContent(), /deprecated/i, operation.operationId);
    }
    for (const name of marked) {
      const row = section.locator('tr').filter({ has: page.locator(`td[title="${name}"]`) });
      assert.match(await row.first().textContent(), /deprecated/i, `${operation.operationId}: ${name}`);
    }
  }
}

function parameters(operation) {
  const path = Object.values(contract.paths).find((item) => Object.values(item).includes(operation));
  return [...(path.parameters ?? []), ...(operation.parameters ?? [])].map(resolved);
}

function fields(schema) {
  const { properties = {}, allOf = [] } = resolved(schema ?? {});
  return Object.assign({}, ...allOf.map(fields), properties);
}

function resolved(value) {
  return value?.$ref ? resolved(value.$ref.slice(2).split('/').reduce((at, key) => at[key], contract)) : value;
}

async function javaSample(page, { operationId, 'x-codeSamples': samples }) {
  const section = page.locator(`[id$="/operation/${operationId}"]`);
  await section.scrollIntoViewIfNeeded();
  const tabs = section.locator('[role=tablist]').filter({ hasText: 'Java' }).locator('[role=tab]');
  const labels = await tabs.allTextContents();
  assert.deepEqual(labels.slice(0, samples.length), samples.map((sample) => sample.label));
  assert.equal(labels[0], 'Java');
  await tabs.nth(1).click();
  await tabs.first().click();
  const panel = section.locator('[role=tabpanel]').filter({ hasText: samples[0].source.split('\n')[0].trim() });
  assert.equal((await panel.locator('pre').first().textContent()).trim(), samples[0].source.trim());
}

function focused(page) {
  return page.evaluate(() => document.activeElement?.dataset?.itemId);
}

async function check(name, body) {
  try {
    await body();
    console.log(`ok     ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}
