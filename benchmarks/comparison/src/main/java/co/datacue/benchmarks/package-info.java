/** Measures the client beside what its users would otherwise use. */
@NullMarked
package co.datacue.benchmarks;

import org.jspecify.annotations.NullMarked;
