/**
 * Trouble on demand: which requests go wrong, in which way. Not API; {@link
 * co.datacue.mock.DataCueMock} is.
 */
@NullMarked
package co.datacue.mock.trouble;

import org.jspecify.annotations.NullMarked;
