/**
 * Imports a shop's history over the API's batch endpoints. {@link co.datacue.bulk.BulkImport} is
 * the place to start.
 */
@NullMarked
package co.datacue.bulk;

import org.jspecify.annotations.NullMarked;
