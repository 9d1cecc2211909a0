/** The generated models, one per schema of the contract. */
@NullMarked
package co.datacue.client.model;

import org.jspecify.annotations.NullMarked;
