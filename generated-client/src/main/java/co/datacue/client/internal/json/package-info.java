/** How models become bytes and answers become models. Not exported: for the client alone. */
@NullMarked
package co.datacue.client.internal.json;

import org.jspecify.annotations.NullMarked;
