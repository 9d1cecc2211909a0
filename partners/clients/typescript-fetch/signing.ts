import { createHmac } from 'node:crypto';
import type { FetchParams, Middleware, RequestContext } from './generated/runtime';

/** Signs the very bytes that are sent. Events carry the key alone. */
export function signing(key: string, secret: string): Middleware {
  return {
    async pre({ url, init }: RequestContext): Promise<FetchParams> {
      const body = (init.body as string | undefined) ?? '';
      const password = new URL(url).pathname.endsWith('/v1/events')
        ? ''
        : createHmac('sha256', secret).update(body).digest('hex');
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Basic ${Buffer.from(`${key}:${password}`).toString('base64')}`);
      // No redirect is followed: the credentials are for this host alone.
      return { url, init: { ...init, headers, redirect: 'manual' } };
    },
  };
}
