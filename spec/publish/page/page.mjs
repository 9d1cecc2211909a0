// The reference page: one file that holds everything, fetches nothing and can be read without its script.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { examplesOf, follow } from '../contract.mjs';
import { operationsOf } from '../diff/operations.mjs';
import { operations as readOperations } from '../drafts/operation.mjs';
import { anchor, blocks, lowered } from '../text/markdown.mjs';
import { headersText, operationAbout, schemeHeading } from '../text/reference.mjs';
import { phrase, schemaHeading, schemaText } from '../text/schema.mjs';
import { attribute, code, escaped, renderer } from './html.mjs';
import { samplesOf } from './samples.mjs';
import { searchIndex } from './search.mjs';

const REFERENCE = '#/components/schemas/';

/** The page for a contract; files are { title, url } of what stands beside the page. */
export function page(contract, files) {
  return new Page(contract).html(files);
}

class Page {
  constructor(contract) {
    this.contract = contract;
    this.schemas = contract.components.schemas;
    this.operations = operationsOf(contract);
    this.read = new Map(readOperations(contract).map((operation) => [operation.id, operation]));
    const links = Object.keys(this.schemas).map((name) => [name, schemaHref(name)]);
    this.markdown = renderer(new Map(links));
    this.used = this.reachable(contract.paths);
  }

  html(files) {
    const { info, tags = [], servers } = this.contract;
    const title = `${info.title} ${info.version}`;
    const style = part('style.css');
    const script = part('behaviour.js');
    const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
    const index = JSON.stringify(searchIndex(this.contract, schemaHref)).replaceAll('<', '\\u003c');
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#_content">Skip to the content</a>
<header>
<button type="button" id="_menu" class="scripted" aria-expanded="false" aria-controls="_navigation">Menu</button>
<p class="title">${escaped(info.title)} <span>${escaped(info.version)}</span></p>
${servers.map(({ url }) => `<p class="server"><span>Base URL</span> <code>${escaped(url)}</code>
<button type="button" class="scripted" data-copy="${attribute(url)}" aria-label="Copy the base URL">Copy</button></p>`).join('\n')}
<p class="files">${files.map((file) => `<a href="${attribute(file.url)}" download="${attribute(file.url)}">${escaped(file.title)}</a>`).join(' ')}</p>
<label class="scripted">Colours <select id="_theme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
</header>
<nav id="_navigation" aria-label="Contents">
<div class="scripted search" role="search">
<label for="query">Search</label>
<input id="_query" type="search" placeholder="operation, schema or field" autocomplete="off" aria-controls="_found">
<p id="_count" role="status"></p>
<ul id="_found" hidden></ul>
</div>
${this.navigation(tags)}
</nav>
<main id="_content" tabindex="-1">
<h1>${escaped(title)}</h1>
${this.introduction()}
${tags.map((tag) => this.tag(tag)).join('\n')}
<section aria-labelledby="schemas">
<h2 id="schemas">Schemas</h2>
${Object.keys(this.schemas).map((name) => this.schema(name)).join('\n')}
</section>
<section aria-labelledby="security-schemes">
<h2 id="security-schemes">Security schemes</h2>
${Object.entries(this.contract.components.securitySchemes).map(([name, scheme]) =>
    this.markdown(blocks(`### ${schemeHeading(name)}`, `HTTP ${scheme.scheme}. ${scheme.description}`))).join('\n')}
</section>
<footer>
${info.license ? `<p>Licence: ${info.license.url ? `<a href="${attribute(info.license.url)}">${escaped(info.license.name)}</a>` : escaped(info.license.name)}</p>` : ''}
${info.contact ? `<p>Questions: ${escaped(Object.values(info.contact).join(', '))}</p>` : ''}
</footer>
</main>
<script type="application/json" id="_index">${index}</script>
<script>${script}</script>
</body>
</html>
`;
  }

  navigation(tags) {
    const headings = this.sections().map((text) => text.match(/^## (.*)/)?.[1]).filter(Boolean);
    const link = (href, text, more = '') => `<li><a href="${attribute(href)}">${more}${escaped(text)}</a></li>`;
    const group = (href, title, items) =>
      `<h2><a href="${attribute(href)}">${escaped(title)}</a></h2>\n<ul>\n${items.join('\n')}\n</ul>`;
    return [
      group('#_content', 'Introduction', headings.map((heading) => link(anchor(heading), heading))),
      ...tags.map((tag) => group(anchor(tag.name), tag.name, this.of(tag).map(({ method, value }) =>
        link(`#${value.operationId}`, value.summary, `<span class="method ${method}">${method.toUpperCase()}</span> `)))),
      group('#schemas', 'Schemas', Object.keys(this.schemas).map((name) => link(schemaHref(name), name))),
    ].join('\n');
  }

  sections() {
    return lowered(this.contract.info.description, 0).split(/^(?=## )/m);
  }

  /** A schema that no operation uses is shown where it is spoken of. */
  introduction() {
    return this.sections().map((text) => {
      const spoken = Object.keys(this.schemas).filter((name) => !this.used.has(name) && text.includes(`\`${name}\``));
      const shown = new Set(spoken.flatMap((name) => [name, ...this.reachable(this.schemas[name])]));
      return `<section>\n${this.markdown(text)}${[...shown].map((name) => this.folded(name, spoken.includes(name))).join('')}</section>`;
    }).join('\n');
  }

  of(tag) {
    return this.operations.filter(({ value }) => value.tags?.[0] === tag.name);
  }

  tag(tag) {
    const heading = anchor(tag.name).slice(1);
    return `<section aria-labelledby="${attribute(heading)}">
${this.markdown(blocks(`## ${tag.name}`, tag.description))}${this.of(tag).map((each) => this.operation(each)).join('\n')}
</section>`;
  }

  operation(operation) {
    const { value } = operation;
    const body = follow(this.contract, value.requestBody);
    const mark = value.deprecated ? ' <span class="deprecated">deprecated</span>' : '';
    return `<article id="${attribute(value.operationId)}" aria-labelledby="${attribute(value.operationId)}.title">
<div class="told">
<h3 id="${attribute(value.operationId)}.title">${escaped(value.summary)}${mark}</h3>
${this.markdown(blocks(operationAbout(this.contract, operation)))}
${body ? `<h4>Request body${body.required ? '' : ' (may be left out)'}</h4>
${this.markdown(blocks(body.description ?? '', ...Object.entries(body.content).map(([type, { schema }]) => `\`${type}\`: ${phrase(schema)}`)))}
${Object.values(body.content).map(({ schema }) => this.unfolded(schema)).join('')}` : ''}
<h4>Answers</h4>
${Object.entries(value.responses).map(([status, answer]) => this.answer(status, follow(this.contract, answer))).join('')}
</div>
${this.samples(operation)}
</article>`;
  }

  /** The schema of a body with its fields, and below it what these are made of. */
  unfolded(schema) {
    const others = [...this.reachable(schema)];
    const first = schema.$ref ? others.shift() : undefined;
    const bases = first ? this.bases(first) : [];
    return this.markdown(schemaText(first ? this.schemas[first] : schema))
      + others.map((name) => this.folded(name, bases.includes(name))).join('');
  }

  /** The schemas that this one takes all fields of. */
  bases(name) {
    const parts = (this.schemas[name].allOf ?? []).filter(({ $ref }) => $ref).map(({ $ref }) => $ref.slice(REFERENCE.length));
    return parts.flatMap((part) => [part, ...this.bases(part)]);
  }

  folded(name, open) {
    return `<details${open ? ' open' : ''}><summary>${escaped(name)}</summary>\n${this.markdown(schemaText(this.schemas[name]))}</details>\n`;
  }

  answer(status, answer) {
    const contents = Object.entries(answer.content ?? {});
    const text = contents.map(([type, body]) => this.markdown(`\`${type}\`: ${phrase(body.schema)}`)
      + examplesOf(this.contract, body).map(({ summary, value }) =>
        `<p>${escaped(summary)}</p>\n${code(JSON.stringify(value, null, 2), 'json')}`).join(''));
    return `<details${status.startsWith('2') ? ' open' : ''}>
<summary><span class="status s${status[0]}">${escaped(status)}</span> ${this.markdown(answer.description).replace(/^<p>|<\/p>\n$/g, '')}</summary>
${this.markdown(blocks(headersText(answer)))}${text.join('')}</details>
`;
  }

  samples({ value }) {
    const examples = samplesOf(this.read.get(value.operationId), value['x-codeSamples']);
    if (examples.length === 0) {
      return '';
    }
    const choice = examples.length === 1 ? '' : `<label class="scripted">Example <select class="example">${examples
      .map(({ name, summary }) => `<option value="${attribute(name)}">${escaped(summary)}</option>`).join('')}</select></label>`;
    const labels = examples[0].samples.map(({ language, label }) =>
      `<button type="button" data-language="${language}" aria-pressed="false">${escaped(label)}</button>`).join('');
    const shown = examples.map(({ name, summary, samples }) => samples.map(({ language, lang, label, source }) =>
      `<figure data-example="${attribute(name)}" data-language="${language}">
<figcaption>${escaped([summary, label].filter(Boolean).join(', '))}</figcaption>
<button type="button" class="scripted copy" aria-label="Copy the ${escaped(label)} sample">Copy</button>
${code(source, lang.toLowerCase())}</figure>`).join('\n')).join('\n');
    return `<div class="samples">
${choice}
<div class="scripted languages" role="group" aria-label="Language">${labels}</div>
${shown}
</div>`;
  }

  schema(name) {
    return `<section>\n${this.markdown(blocks(`### ${schemaHeading(name)}`, schemaText(this.schemas[name])))
      .replace(/<tr>\n<td>(?=<code>([^<]+)<\/code>)/g, (row, field) => `<tr id="${attribute(`${name}.${field}`)}">\n<td>`)}</section>`;
  }

  /** The names of the schemas that something refers to, itself or by others, as they come. */
  reachable(node, found = new Set()) {
    if (node !== null && typeof node === 'object') {
      if (typeof node.$ref === 'string') {
        const name = node.$ref.slice(REFERENCE.length);
        if (node.$ref.startsWith(REFERENCE) && !found.has(name)) {
          found.add(name);
          this.reachable(this.schemas[name], found);
        } else if (!node.$ref.startsWith(REFERENCE)) {
          this.reachable(follow(this.contract, node), found);
        }
      } else {
        Object.values(node).forEach((child) => this.reachable(child, found));
      }
    }
    return found;
  }
}

function schemaHref(name) {
  return anchor(schemaHeading(name));
}

function part(file) {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
