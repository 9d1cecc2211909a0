/** What may be imported, read from the contract: batch operations and the shapes of their items. */
@NullMarked
package co.datacue.bulk.contract;

import org.jspecify.annotations.NullMarked;
