/**
 * Holds a server against the contract: sends what the contract allows and what it forbids, and says
 * of every operation whether it answers as documented. A program, {@link
 * co.datacue.conformance.ConformanceCommand}; not an API.
 */
@NullMarked
package co.datacue.conformance;

import org.jspecify.annotations.NullMarked;
