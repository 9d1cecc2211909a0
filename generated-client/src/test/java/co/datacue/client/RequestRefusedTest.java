package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.UserUpdate;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller's OkHttpClient would make of a request. */
class RequestRefusedTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final OkHttpClient own = new OkHttpClient();

  @AfterEach
  void nothingIsLeftOpen() {
    Calls.assertNothingLeaks(own);
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void requestThatWouldTakeTheCredentialsElsewhereIsRefused(Calls calls) {
    OkHttpClient diverting =
        own.newBuilder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().url("https://elsewhere.example/").build()))
            .build();
    assertRefused(calls, diverting, "elsewhere.example");
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void bodyThatANetworkInterceptorChangedIsRefused(Calls calls) {
    RequestBody other = RequestBody.create("{\"first_name\":\"Jack\"}", null);
    OkHttpClient changing =
        own.newBuilder()
            .addNetworkInterceptor(
                chain -> chain.proceed(chain.request().newBuilder().put(other).build()))
            .build();
    assertRefused(calls, changing, "is not what was signed");
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void plainHttpThroughAProxyIsRefused(Calls calls) {
    HttpUrl url = HttpUrl.get(server.url());
    InetSocketAddress address = new InetSocketAddress(url.host(), url.port());
    OkHttpClient proxied = own.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, address)).build();
    assertRefused(calls, proxied, "not through a proxy");
  }

  private void assertRefused(Calls calls, OkHttpClient callers, String reason) {
    ApiCall<?> call =
        Calls.builder(server)
            .okHttpClient(callers)
            .build()
            .users()
            .updateUser("u1", new UserUpdate().firstName("John"));
    RequestRefusedException failure =
        assertThrows(RequestRefusedException.class, () -> calls.result(call));
    assertEquals(0, failure.attempts(), "it never was sent");
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    assertFalse(failure.getMessage().contains(Calls.KEY), failure.getMessage());
    assertEquals(failure.getMessage(), failure.reason());
    assertEquals(0, server.received().size());
  }
}
