/**
 * Signs requests to the DataCue API. {@link co.datacue.signing.SigningInterceptor} is the place to
 * start.
 */
@NullMarked
package co.datacue.signing;

import org.jspecify.annotations.NullMarked;
