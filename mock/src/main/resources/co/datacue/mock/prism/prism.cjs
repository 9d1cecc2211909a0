// Prism's server, set up as its command line program does, but without that program: it writes down
// every request with its body, parses what it wrote and prints it, which takes more than the answer.
//
// Usage: node prism.cjs ANY-FILE-OF-PRISM-CLI CONTRACT
const Module = require("node:module");

const [ofPrism, contract] = process.argv.slice(2);
const prism = Module.createRequire(ofPrism);

// For answers that are invented Prism loads the words of sixty languages, which takes longer than all
// the rest together. Only those of its default language are ever used.
const http = Module.createRequire(prism.resolve("@stoplight/prism-http"));
const words = new Module(http.resolve("@faker-js/faker"));
words.exports = { default: http("@faker-js/faker/locale/en") };
words.loaded = true;
http.cache[words.id] = words;

const { createServer } = prism("@stoplight/prism-http-server");
const { getHttpOperationsFromSpec } = prism("@stoplight/prism-http");

// Prism 5.14.2 ends over a list in a header that was not sent, and looks for spaces between items after decoding them.
const { header, query } = prism("@stoplight/prism-http/dist/validator/deserializers");
const { createDelimitedDeserializerStyle } = prism("@stoplight/prism-http/dist/validator/deserializers/style/delimited");
const { simple } = header;
header.simple = (name, values, ...how) => (name in values ? simple(name, values, ...how) : undefined);
query.spaceDelimited = createDelimitedDeserializerStyle(" ");

const silent = () => {};
const logger = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, silent]),
);
logger.child = () => logger;

async function main() {
  const operations = await getHttpOperationsFromSpec(contract);
  if (operations.length === 0) {
    throw new Error("No operations found in the contract.");
  }
  const server = createServer(operations, {
    cors: false, // the gate's business
    components: { logger },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: true, // an example that breaks its own schema becomes a 500
      mock: { dynamic: false, ignoreExamples: false },
    },
  });
  console.log(`Prism is listening on ${await server.listen(0, "127.0.0.1")}`);
}

main().catch((problem) => {
  console.error(`Prism cannot mock this contract: ${problem.message ?? problem}`);
  process.exit(1);
});
