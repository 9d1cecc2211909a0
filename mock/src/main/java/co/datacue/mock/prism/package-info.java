/**
 * Prism: its installation with npm and its process. Not part of the API; it may change any time.
 */
@NullMarked
package co.datacue.mock.prism;

import org.jspecify.annotations.NullMarked;
