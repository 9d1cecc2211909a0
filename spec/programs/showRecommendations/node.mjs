// Tells of a visitor who opens a page, and prints the products to show there as a piece of HTML.
//   node node.mjs VISITOR               the home page
//   node node.mjs VISITOR PRODUCT       a product's page
const { DATACUE_API_KEY: key } = process.env;
const baseUrl = process.env.DATACUE_BASE_URL ?? 'https://api.datacue.co';
const [visitor, product] = process.argv.slice(2);
if (!key || !visitor) {
  throw new Error('Set DATACUE_API_KEY, and give the visitor\'s anonymous id.');
}

const event = product
  ? { type: 'pageview', subtype: 'product', product_id: product }
  : { type: 'pageview', subtype: 'home' };
const answer = await recommendations({ user: { anonymous_id: visitor }, event });
console.log(html(answer.similar_product_skus ?? answer.related_product_skus ?? []));

/** A page does not wait long for recommendations, and does without where there are none. */
async function recommendations(body) {
  try {
    const response = await fetch(`${baseUrl}/v1/events`, {
      method: 'POST',
      redirect: 'manual', // the credentials are for this host alone
      headers: {
        // An event carries the key alone: what follows the colon is empty.
        Authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(2_000),
    });
    if (!response.ok) {
      throw new Error(`${response.status}: ${await response.text()}`);
    }
    return response.status === 200 ? await response.json() : {};
  } catch (error) {
    console.error(`No recommendations: ${error.message}`);
    return {};
  }
}

/** What comes over the network is text to show, never markup, and leads to pages only. */
function html(products) {
  const items = products.map(({ name, link, price }) =>
    `  <li><a href="${escape(/^(https?:|\/)/i.test(link) ? link : '')}">${escape(name)}</a> ${escape(price)}</li>\n`);
  return `<ul class="recommendations">\n${items.join('')}</ul>`;
}

function escape(value) {
  return String(value ?? '').replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
