<?php

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

/** Signs the very bytes that are sent. Events carry the key alone. */
function signingClient(string $key, string $secret): Client
{
    $stack = HandlerStack::create();
    $stack->push(Middleware::mapRequest(function (RequestInterface $request) use ($key, $secret) {
        $password = str_ends_with($request->getUri()->getPath(), '/v1/events')
            ? ''
            : hash_hmac('sha256', (string) $request->getBody(), $secret);
        return $request->withHeader('Authorization', 'Basic ' . base64_encode("$key:$password"));
    }));
    // No redirect is followed: the credentials are for this host alone.
    return new Client(['handler' => $stack, 'allow_redirects' => false]);
}
