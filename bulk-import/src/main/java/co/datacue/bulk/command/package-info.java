/** The import as a program. */
@NullMarked
package co.datacue.bulk.command;

import org.jspecify.annotations.NullMarked;
