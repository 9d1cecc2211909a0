/**
 * Refuses, before code is generated, what a contract may hold and the client could not keep. {@link
 * co.datacue.contract.check.ContractCheck} is the place to start, {@link
 * co.datacue.contract.check.Rules} what is refused.
 */
package co.datacue.contract.check;
