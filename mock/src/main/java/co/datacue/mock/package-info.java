/**
 * A mock of the DataCue API that verifies signatures. {@link co.datacue.mock.DataCueMock} is the
 * place to start; in JUnit 5 tests, {@link co.datacue.mock.DataCueMockExtension}.
 */
@NullMarked
package co.datacue.mock;

import org.jspecify.annotations.NullMarked;
