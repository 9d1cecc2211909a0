/** Reads items from files: JSON Lines and CSV, plain or compressed. */
@NullMarked
package co.datacue.bulk.input;

import org.jspecify.annotations.NullMarked;
