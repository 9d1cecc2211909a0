/** Keeps an import's progress in a file. */
@NullMarked
package co.datacue.bulk.journal;

import org.jspecify.annotations.NullMarked;
