/**
 * What the requests of a test run covered of the contract: counted by {@link
 * co.datacue.mock.report.Coverage}, and written for people and programs by {@link
 * co.datacue.mock.report.CoverageReport}.
 */
@NullMarked
package co.datacue.mock.report;

import org.jspecify.annotations.NullMarked;
