/**
 * Requests made from the contract alone: right ones, and ones that break one rule each. Shared with
 * the tests of this project; not API.
 */
@NullMarked
package co.datacue.conformance.request;

import org.jspecify.annotations.NullMarked;
