/**
 * The server that callers talk to, and the steps that a request takes until one of them answers it.
 * Not part of the API; it may change any time.
 */
@NullMarked
package co.datacue.mock.gate;

import org.jspecify.annotations.NullMarked;
