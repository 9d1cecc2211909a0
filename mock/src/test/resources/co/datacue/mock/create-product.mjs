// Creates a product with nothing but the standard library and prints the status.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";

const [url, key, secret, file] = process.argv.slice(2);
const body = readFileSync(file);
const signature = createHmac("sha256", secret).update(body).digest("hex");
const call = request(
  url + "/v1/products",
  {
    method: "POST",
    auth: `${key}:${signature}`,
    headers: { "Content-Type": "application/json", "Content-Length": body.length },
  },
  (answer) => {
    console.log(answer.statusCode);
    answer.resume();
  },
);
call.end(body);
