/** Programs that send the same requests, each written another way. */
@NullMarked
package co.datacue.benchmarks.contestants;

import org.jspecify.annotations.NullMarked;
