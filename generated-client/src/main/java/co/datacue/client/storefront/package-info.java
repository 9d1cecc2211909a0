/**
 * What a shop's pages tell the hosted browser script. {@link
 * co.datacue.client.storefront.Storefront} is the place to start. Nothing here talks to the API.
 */
@NullMarked
package co.datacue.client.storefront;

import org.jspecify.annotations.NullMarked;
