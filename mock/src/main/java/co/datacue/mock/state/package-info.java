/**
 * What the mock does with things that are created, updated and deleted: answers batches item by
 * item and, if it is to, remembers. All of it follows from the contract. Not part of the API; it
 * may change any time.
 */
@NullMarked
package co.datacue.mock.state;

import org.jspecify.annotations.NullMarked;
