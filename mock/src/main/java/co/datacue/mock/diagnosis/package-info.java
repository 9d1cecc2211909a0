/**
 * Why credentials are wrong: the usual mistakes, each tried on the request that came. Not for use
 * from outside of the mock.
 */
@NullMarked
package co.datacue.mock.diagnosis;

import org.jspecify.annotations.NullMarked;
