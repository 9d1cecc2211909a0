/**
 * Refuses, before code is generated, what a contract may hold and the client could not keep. {@link
 * co.datacue.contract.check.ContractCheck} is the place to start, {@link
 * co.datacue.contract.check.Rules} what is refused. {@link
 * co.datacue.contract.check.GeneratorOptions} and {@link co.datacue.contract.check.JsonContract}
 * then write what the build needs of it.
 */
package co.datacue.contract.check;
