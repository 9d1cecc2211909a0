// Opens the reference page in Chromium without a network and looks for what a reader needs. One line per check.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { examplesOf, follow } from './contract.mjs';
import { options, root } from './tools.mjs';

const { folder, only, screenshots, chromium: executablePath } = options({
  folder: join(root, 'target', 'publish'),
  only: '', // in the name of a check, for one of them alone
  screenshots: join(root, 'target', 'screenshots'),
  chromium: '/usr/bin/chromium',
});
const file = readdirSync(folder).find((name) => name.endsWith('.html'));
const contract = JSON.parse(readFileSync(join(folder, file.replace('.html', '.json')), 'utf8'));
const operations = Object.values(contract.paths).flatMap(Object.values).filter((value) => value.operationId);
const withSamples = operations.filter((operation) => operation['x-codeSamples']);
const schemas = Object.entries(contract.components.schemas);

const requests = [];
const complaints = [];
let failures = 0;
let page;
mkdirSync(screenshots, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const context = await browser.newContext({ offline: true, viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await look();
} finally {
  await browser.close();
}
process.exitCode = failures > 0 ? 1 : 0;

async function look() {
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.waitForSelector('.js');

  await check('every operation and schema is in the navigation and on the page', async () => {
    const links = await page.$$eval('nav a', (items) => items.map((item) => item.getAttribute('href')));
    const wanted = [...operations.map((o) => `#${o.operationId}`), ...schemas.map(([name]) => schemaHref(name))];
    assert.deepEqual(wanted.filter((href) => !links.includes(href)), []);
    const dead = await page.$$eval('a[href^="#"]', (all) => all.map((link) => link.getAttribute('href').slice(1))
      .filter((id) => !document.getElementById(id)));
    assert.deepEqual(dead, [], 'every link leads somewhere');
    const ids = await page.$$eval('[id]', (all) => all.map((each) => each.id));
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], 'no id twice');
  });
  await check('the base URL is in sight, wherever one reads', async () => {
    await page.locator('article').last().scrollIntoViewIfNeeded();
    await inSight(page.getByText(contract.servers[0].url, { exact: true }).first());
  });
  await check('the introduction has its sections', async () => {
    const headings = await page.$$eval('h2', (found) => found.map((heading) => heading.textContent.trim()));
    const wanted = [...contract.info.description.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    assert.deepEqual(wanted.filter((heading) => !headings.includes(heading)), []);
  });
  await check('the search finds operations, parameters, schemas and fields', async () => {
    await find(page, [
      ...operations.map(({ operationId }) => [operationId, `#${operationId}`]),
      ...operations.flatMap((operation) => parameters(operation).map(({ name }) => [name, `#${operation.operationId}`, name])),
      ...schemas.map(([name]) => [name, schemaHref(name)]),
      ...schemas.flatMap(([name, schema]) => Object.keys(fields({ allOf: [schema] }))
        .map((field) => [field, `#${owner(schema, name, field)}.${field}`])),
    ]);
    await page.fill('#_query', 'no such thing');
    assert.equal(await page.locator('#_count').textContent(), 'Nothing found');
    await page.fill('#_query', '');
  });
  await check('the keyboard searches and opens what was found', async () => {
    const { operationId } = operations.at(-1);
    await page.locator('#_query').blur();
    await page.keyboard.press('/');
    await page.keyboard.type(operationId);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction((id) => location.hash === `#${id}`, operationId);
    await inSight(page.locator(`#${operationId} h3`));
    await page.fill('#_query', '');
  });
  await check('a schema that no operation uses is shown where it is spoken of', async () => {
    const paths = JSON.stringify(contract.paths);
    for (const [name, schema] of schemas) {
      const spoken = contract.info.description.includes(`\`${name}\``) && !paths.includes(`/${name}"`);
      const [field] = Object.keys(fields({ allOf: [schema, ...(schema.oneOf ?? [])] }));
      if (spoken && field) {
        const section = page.locator('main > section').filter({ has: page.locator('summary', { hasText: name }) }).first();
        assert.match(await section.textContent(), new RegExp(`\\b${field}\\b`), name);
      }
    }
  });
  await check('a schema of which one field or another is required says so', async () => {
    for (const [name, { allOf = [] }] of schemas) {
      const [first] = allOf.flatMap(({ anyOf = [] }) => anyOf).flatMap(({ required = [] }) => required);
      if (first) {
        const section = page.locator('main section section').filter({ has: page.locator(schemaHref(name)) });
        const text = await section.textContent();
        assert.match(text, new RegExp(`Required: ${first}, or `), name);
        assert.equal(await section.locator(`[id="${name}.${first}"]`).count(), 1);
      }
    }
  });
  await check('what is deprecated is marked', () => deprecations(page));
  if (withSamples.length > 0) {
    await check('every example has its sample in every language, Java first', () => everySample(page));
    await check('the language is remembered', () => languageRemembered(page));
  }
  for (const [scheme, rules] of [['light', {}], ['dark', { runOnly: ['color-contrast'] }]]) {
    await check(`nobody is shut out in ${scheme} colours`, async () => {
      await page.emulateMedia({ colorScheme: scheme });
      await nobodyShutOut(rules);
      await page.screenshot({ path: join(screenshots, `${scheme}.png`) });
    }, axe);
  }
  await check('dark colours can be chosen and are remembered', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    const brightness = () => page.evaluate(() => {
      const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g);
      return Number(red);
    });
    assert.ok(await brightness() > 200);
    await page.selectOption('#_theme', 'dark');
    assert.ok(await brightness() < 60);
    await page.reload();
    assert.ok(await brightness() < 60);
    await page.selectOption('#_theme', '');
  });
  await check('paper shows every operation in dark letters, and nothing to press', async () => {
    await page.selectOption('#_theme', 'dark');
    await page.emulateMedia({ media: 'print' });
    const ink = await page.evaluate(() => getComputedStyle(document.body).color.match(/\d+/g).map(Number));
    assert.ok(Math.max(...ink) < 80, String(ink));
    assert.equal(await page.locator('button:visible, nav:visible').count(), 0);
    assert.equal(await page.locator('h3:visible').count(), await page.locator('h3').count());
    await page.pdf({ path: join(screenshots, 'page.pdf'), format: 'A4' });
    await page.emulateMedia({ media: 'screen' });
    await page.selectOption('#_theme', '');
    await page.reload();
  });
  for (const width of [1440, 390]) {
    await check(`nothing is wider than ${width} px`, async () => {
      await page.setViewportSize({ width, height: width > 500 ? 1000 : 844 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width);
      for (const [name, selector] of [['operation', 'article >> nth=1'], ['top', 'h1'], ['signing', '#signing']]) {
        await page.locator(selector).evaluate((element) => element.scrollIntoView());
        await page.screenshot({ path: join(screenshots, `${name}-${width}.png`) });
      }
    });
  }
  await check('on a phone the samples stand below their operation', async () => {
    for (const { operationId } of withSamples) {
      const article = page.locator(`#${operationId}`);
      const [told, samples, whole] = await Promise.all(
        [article.locator('.told'), article.locator('.samples'), article].map((each) => each.boundingBox()));
      assert.ok(samples.y >= told.y + told.height - 1 && samples.y + samples.height <= whole.y + whole.height + 1, operationId);
    }
    await nobodyShutOut({ rules: { 'color-contrast': { enabled: false } } }); // colours are those of the wide page
  }, axe);
  await check('the keyboard opens the menu of the small page', async () => {
    const group = page.locator('nav h2 a').first();
    assert.equal(await group.isVisible(), false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await group.waitFor({ state: 'visible' });
    await page.screenshot({ path: join(screenshots, 'menu-390.png') });
  });
  await check('the downloads keep their names', async () => {
    const names = await page.$$eval('a[download]', (links) => links.map((link) => link.download));
    assert.deepEqual(names, [file.replace('.html', '.yaml'), file.replace('.html', '.json')]);
  });
  await check('without its script all of it can be read', async () => {
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(pathToFileURL(join(folder, file)).href);
    assert.equal(await plain.locator('figure:visible').count(), await plain.locator('figure').count());
    assert.equal(await plain.locator('button:visible').count(), 0);
    await context.close();
  });
  await check('nothing is fetched', async () => {
    assert.deepEqual(requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
    assert.deepEqual([...new Set(requests)].length, 1);
  });
  await check('the console is silent', async () => assert.deepEqual(complaints, []));
}

async function inSight(locator) {
  const box = await locator.boundingBox();
  const { height } = locator.page().viewportSize();
  assert.ok(box && box.y >= 0 && box.y + box.height <= height, JSON.stringify(box));
}

/** Each of the words, typed into the search, finds what it should: where it leads, and how it is called if that is told. */
async function find(page, wanted) {
  const lacking = await page.evaluate((all) => all.filter(([words, href, name]) => {
    const query = document.getElementById('_query');
    query.value = words;
    query.dispatchEvent(new Event('input'));
    return ![...document.querySelectorAll('#_found a')].some((link) =>
      link.getAttribute('href') === href && (name ?? link.firstChild.data) === link.firstChild.data);
  }), wanted);
  assert.deepEqual(lacking, []);
}

/** Under which schema a field stands: this one, or one that it takes its fields from. */
function owner(schema, name, field) {
  const parts = (schema.allOf ?? []).filter((part) => part.$ref);
  const own = { ...schema.properties, ...Object.assign({}, ...(schema.allOf ?? []).map((part) => part.properties)) };
  const from = own[field] ? undefined : parts.find((part) => fields(part)[field]);
  const next = from?.$ref.split('/').at(-1);
  return next ? owner(resolved(from), next, field) : name;
}

function schemaHref(name) {
  return `#${name.toLowerCase()}-schema`;
}

async function axe(page) {
  await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
}

async function nobodyShutOut(options) {
  const found = await page.evaluate((chosen) => globalThis.axe.run({ resultTypes: ['violations'], ...chosen }), options);
  const serious = found.violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.length}, such as ${nodes[0].html}`), []);
}

async function everySample(page) {
  for (const { operationId, requestBody, 'x-codeSamples': written } of withSamples) {
    const article = page.locator(`#${operationId}`);
    const body = resolved(requestBody)?.content?.['application/json'];
    const examples = body ? examplesOf(contract, body) : [{ name: '' }];
    const languages = [...written.map(({ label }) => label), ...(requestBody ? ['JSON'] : [])];
    assert.deepEqual(await article.locator('.languages button').allTextContents(), languages);
    assert.equal(languages[0], 'Java');
    const shown = await article.evaluate(chooseEach);
    assert.deepEqual(shown.map(({ example, language }) => `${example} ${language}`),
      examples.flatMap(({ name }) => languages.map((language) => `${name} ${language}`)));
    for (const { example, language, texts } of shown) {
      assert.equal(texts.length, 1, `${operationId}: one sample at a time`);
      const { value } = examples.find(({ name }) => name === example);
      const isWritten = example === examples[0].name && language !== 'JSON';
      for (const word of isWritten ? [] : words(value)) {
        assert.ok(texts[0].includes(word), `${operationId}, ${example} in ${language} has ${word}:\n${texts[0]}`);
      }
    }
    for (const { label, source } of written) {
      const texts = await article.locator('figure code').allTextContents();
      assert.ok(texts.includes(source), `${operationId} in ${label}, as it was written`);
    }
  }
}

// Runs in the page.
function chooseEach(article) {
  const choice = article.querySelector('.example');
  const examples = choice ? [...choice.options].map(({ value }) => value) : [article.querySelector('figure').dataset.example];
  return examples.flatMap((example) => [...article.querySelectorAll('.languages button')].map((button) => {
    if (choice) {
      choice.value = example;
      choice.dispatchEvent(new Event('change'));
    }
    button.click();
    const visible = [...article.querySelectorAll('figure:not([hidden])')].filter((figure) => figure.checkVisibility());
    return { example, language: button.textContent, texts: visible.map((figure) => figure.querySelector('code').textContent) };
  }));
}

/** Texts of an example that stand in every language as they are. */
function words(value) {
  const fixed = [...JSON.stringify(contract.components.schemas).matchAll(/"enum":(\[[^\]]*\])/g)]
    .flatMap(([, list]) => JSON.parse(list)); // which Java names or sends by itself
  return Object.values(value?.event ?? value ?? {})
    .filter((each) => typeof each === 'string' && /^[a-z0-9-]{1,20}$/.test(each) && !fixed.includes(each));
}

async function languageRemembered(page) {
  const name = withSamples[0]['x-codeSamples'].at(-1).label;
  await page.locator('.samples').first().getByRole('button', { name, exact: true }).click();
  const chosen = () => page.$$eval('.samples', (all) => all.map((samples) => ({
    languages: [...samples.querySelectorAll('.languages button')].map((button) => button.textContent),
    pressed: [...samples.querySelectorAll('[aria-pressed=true]')].map((button) => button.textContent),
  })));
  const before = await chosen();
  for (const { languages, pressed } of before) {
    assert.deepEqual(pressed, [languages.includes(name) ? name : languages[0]]);
  }
  await page.reload();
  assert.deepEqual(await chosen(), before);
}

/** Operations, their parameters and the fields of their bodies; what is nested deeper shows when it is opened. */
async function deprecations(page) {
  for (const operation of operations) {
    const section = page.locator(`#${operation.operationId}`);
    const body = resolved(operation.requestBody)?.content?.['application/json']?.schema;
    const marked = [
      ...parameters(operation).filter(({ deprecated }) => deprecated).map(({ name }) => name),
      ...Object.entries(fields(body)).filter(([, field]) => resolved(field).deprecated).map(([name]) => name),
    ];
    if (operation.deprecated) {
      assert.match(await section.locator('h3').first().textContent(), /deprecated/i, operation.operationId);
    }
    for (const name of marked) {
      const row = section.locator('tr').filter({ has: page.locator('td:first-child', { hasText: new RegExp(`^${name}$`) }) });
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
  return follow(contract, value);
}
async function check(name, body, prepare) {
  if (!name.includes(only)) {
    return;
  }
  try {
    await prepare?.(page);
    await body();
    console.log(`ok     ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`FAILED ${name}: ${error.message}`);
  }
}
