/**
 * Runs while the client is generated, and ships nothing: what its options and templates cannot say.
 * {@link co.datacue.generator.ClientGenerator} is the place to start.
 */
package co.datacue.generator;
