/** What stands between the client and OkHttp and Retrofit. Not exported: for the client alone. */
@NullMarked
package co.datacue.client.internal.http;

import org.jspecify.annotations.NullMarked;
