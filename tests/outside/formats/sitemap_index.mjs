// Reads a sitemap index from standard input with the package `sitemap`: what it lists, or why it does not.
import { createRequire } from "node:module";
import { Readable } from "node:stream";

const require = createRequire(`${process.argv[2]}/`);
const { XMLToSitemapIndexStream } = require("sitemap");
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const warnings = [];
const parser = new XMLToSitemapIndexStream({ logger: (level, ...said) => warnings.push(said.join(" ")) });
const found = [];
let error = "";
try {
  for await (const item of Readable.from([Buffer.concat(chunks)]).pipe(parser)) found.push(item);
} catch (reason) {
  error = String(reason.message);
}
process.stdout.write(JSON.stringify({ found, warnings, error }));
