import { createHmac } from 'node:crypto';
import type { Middleware } from 'openapi-fetch';

/** Signs the very bytes that are sent. Events carry the key alone. */
export function signing(key: string, secret: string): Middleware {
  return {
    async onRequest({ request }) {
      const body = await request.clone().text();
      const password = new URL(request.url).pathname.endsWith('/v1/events')
        ? ''
        : createHmac('sha256', secret).update(body).digest('hex');
      request.headers.set('Authorization', `Basic ${Buffer.from(`${key}:${password}`).toString('base64')}`);
      return request;
    },
  };
}
