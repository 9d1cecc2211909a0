/**
 * The page under {@code /_datacue} that shows what the mock saw, and the same as JSON. Not for use
 * from outside of the mock.
 */
@NullMarked
package co.datacue.mock.inspector;

import org.jspecify.annotations.NullMarked;
