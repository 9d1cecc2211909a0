// Markdown as HTML, with code in colours. What a contract holds of HTML shows as it is written.
import hljs from 'highlight.js/lib/common';
import { Marked } from 'marked';
import { anchor } from '../text/markdown.mjs';

hljs.unregisterLanguage('shell'); // which is a log of a shell, not a script for one
hljs.registerAliases('shell', { languageName: 'bash' });
hljs.registerAliases('text', { languageName: 'plaintext' });
hljs.registerAliases('http', { languageName: 'plaintext' });

/**
 * A function that renders Markdown.
 *
 * @param links where a word that stands as code leads, by the word
 */
export function renderer(links) {
  let inLink = false;
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${attribute(anchor(text).slice(1))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code: ({ text, lang }) => code(text, lang),
      codespan({ text }) {
        const shown = `<code>${escaped(text)}</code>`;
        return links.has(text) && !inLink ? `<a href="${attribute(links.get(text))}">${shown}</a>` : shown;
      },
      link({ href, tokens }) {
        inLink = true; // in which no other may stand
        const text = this.parser.parseInline(tokens);
        inLink = false;
        return `<a href="${attribute(href)}">${text}</a>`;
      },
      html: ({ text }) => escaped(text),
    },
  });
  return (text) => marked.parse(text)
    .replaceAll('<table>', '<div class="table"><table>').replaceAll('</table>', '</table></div>')
    .replaceAll('<th></th>', '<td></td>');
}

export function code(text, language = 'plaintext') {
  const { value } = hljs.highlight(text, { language: hljs.getLanguage(language) ? language : 'plaintext' });
  return `<pre><code>${value}</code></pre>\n`;
}

export function escaped(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function attribute(text) {
  return escaped(text).replaceAll('"', '&quot;');
}
