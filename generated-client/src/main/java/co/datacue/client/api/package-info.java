/** The generated Retrofit interfaces, one per tag of the contract. */
@NullMarked
package co.datacue.client.api;

import org.jspecify.annotations.NullMarked;
