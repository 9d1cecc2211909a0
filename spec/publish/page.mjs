// The reference page: one file with Redoc, the contract and nothing that is fetched from anywhere.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from './contract.mjs';
import { serversOf } from './diff/access.mjs';
import { operationsOf } from './diff/operations.mjs';
import { root } from './tools.mjs';

const EMPTY_IMAGE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%221%22 height=%221%22/%3E';
const LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg';

// System fonts: no font travels with the page.
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace";

const OPTIONS = {
  disableSearch: false,
  expandResponses: '200,207',
  jsonSamplesExpandLevel: 4,
  nativeScrollbars: true,
  payloadSampleIdx: Object.keys(LANGUAGES).length, // the bare body comes after the languages
  requiredPropsFirst: true,
  schemasExpansionLevel: 1,
  theme: {
    colors: { primary: { main: '#1d4f91' } },
    rightPanel: { backgroundColor: '#1e2a35' },
    codeBlock: { backgroundColor: '#141d26' },
    sidebar: { width: '280px' },
    spacing: { sectionVertical: 24 },
    typography: {
      fontFamily: SANS,
      headings: { fontFamily: SANS },
      code: { fontFamily: MONO, wrap: false },
    },
  },
};

/** The page for a contract; files are the names of its YAML and JSON, to be found beside the page. */
export function page(contract, files) {
  const redoc = script(redocBundle());
  const options = { ...OPTIONS, downloadUrls: files };
  const start = script(`(${startPage})(${JSON.stringify(options)});`);
  const policy = [
    "default-src 'none'",
    `script-src ${redoc.hash} ${start.hash}`,
    "style-src 'unsafe-inline'", // Redoc writes its styles from script
    'img-src data:',
    'worker-src blob:', // the search index is built in a worker
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = `${contract.info.title} ${contract.info.version}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0; padding: 0; }
.redoc-markdown pre, .redoc-markdown pre code { white-space: pre-wrap !important; overflow-wrap: anywhere !important; }
:focus-visible { outline: 2px solid #e8a33d; outline-offset: 2px; }
</style>
</head>
<body>
<noscript><p>This page needs JavaScript. The same contract stands beside it as YAML and JSON.</p></noscript>
<div id="page"></div>
<script type="application/json" id="contract">${JSON.stringify(shown(contract)).replaceAll('<', '\\u003c')}</script>
<script>${redoc.text}</script>
<script>${start.text}</script>
</body>
</html>
`;
}

// Runs in the browser.
function startPage(options) {
  const contract = JSON.parse(document.getElementById('contract').textContent);
  window.Redoc.init(contract, options, document.getElementById('page'), () => {
    // Redoc would save either file as openapi.json.
    for (const link of document.querySelectorAll('a[download]')) {
      link.download = link.getAttribute('href');
    }
    // The round button that opens the menu on a small screen answers to the mouse only.
    const menu = document.querySelector('.menu-content + div');
    menu.tabIndex = 0;
    menu.setAttribute('role', 'button');
    menu.setAttribute('aria-label', 'Menu');
    menu.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        menu.click();
      }
    });
  });
}

// Redoc shows and searches summaries and texts but no operationId, which is what a method is called in clients, and
// hides in a menu where an operation is called.
function shown(contract) {
  const copy = structuredClone(contract);
  const common = serversOf(contract, { value: {}, item: {} })[0].url;
  for (const operation of operationsOf(copy)) {
    const { url } = serversOf(copy, operation)[0];
    const server = url === common ? '' : `Server: \`${url}\`\n\n`;
    const { description = '', operationId } = operation.value;
    operation.value.description = `${description}\n\n${server}Operation id: \`${operationId}\``;
  }
  return copy;
}

function redocBundle() {
  const source = readFileSync(join(root, 'node_modules/redoc/bundles/redoc.standalone.js'), 'utf8');
  if (!source.includes(LOGO)) {
    throw new Error(`Redoc no longer fetches ${LOGO}: see what it fetches instead, then mend publish/page.mjs.`);
  }
  // Only the last such line is a comment of the file; others are inside strings.
  return source.replaceAll(LOGO, EMPTY_IMAGE).replace(/\n\/\/# sourceMappingURL=[^\n]*\s*$/, '\n');
}

function script(text) {
  const safe = text.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
  return { text: safe, hash: `'sha256-${createHash('sha256').update(safe).digest('base64')}'` };
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
