package co.datacue.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request to this machine that would go by way of a proxy leaves this machine. */
class ProxyTest {
  private RecordingServer server;
  private RecordingServer proxyServer;
  private Proxy proxy;

  @BeforeEach
  void startServers() throws IOException {
    server = new RecordingServer();
    proxyServer = new RecordingServer();
    proxy = new Proxy(Proxy.Type.HTTP, proxyServer.address());
  }

  @AfterEach
  void stopServers() {
    server.close();
    proxyServer.close();
  }

  @ParameterizedTest
  @EnumSource
  void plainHttpThroughAProxyIsRefused(SigningScheme scheme) {
    assertRefused(new OkHttpClient.Builder().proxy(proxy), scheme);
  }

  @Test
  void plainHttpThroughASocksProxyIsRefused() {
    Proxy socks = new Proxy(Proxy.Type.SOCKS, proxyServer.address());
    assertRefused(new OkHttpClient.Builder().proxy(socks), SigningScheme.SIGNED_BODY);
  }

  @Test
  void plainHttpThroughAProxyThatASelectorNamesIsRefused() {
    for (List<Proxy> proxies : List.of(List.of(proxy), List.of(Proxy.NO_PROXY, proxy))) {
      assertRefused(
          new OkHttpClient.Builder().proxySelector(selecting(uri -> proxies)),
          SigningScheme.SIGNED_BODY);
    }
  }

  @Test
  void directConnectionIsAllowed() throws IOException {
    send(new OkHttpClient.Builder().proxy(Proxy.NO_PROXY));
    send(
        new OkHttpClient.Builder()
            .proxySelector(selecting(uri -> List.of(proxy)))
            .proxy(Proxy.NO_PROXY));
    send(new OkHttpClient.Builder().proxySelector(selecting(uri -> List.of(Proxy.NO_PROXY))));
    send(new OkHttpClient.Builder().proxySelector(selecting(uri -> List.of())));
    send(new OkHttpClient.Builder().proxySelector(selecting(uri -> null)));
    assertEquals(5, server.received.size());
    assertEquals(0, proxyServer.received.size());
  }

  @Test
  void selectorIsAskedOnceAndAboutTheOriginOnly() throws IOException {
    List<URI> asked = new ArrayList<>();
    Function<URI, List<Proxy>> directAtFirst =
        uri -> {
          asked.add(uri);
          return List.of(asked.size() == 1 ? Proxy.NO_PROXY : proxy);
        };
    send(new OkHttpClient.Builder().proxySelector(selecting(directAtFirst)));
    assertEquals(List.of(URI.create("http://127.0.0.1:" + server.url().port() + "/")), asked);
    assertEquals(1, server.received.size());
    assertEquals(0, proxyServer.received.size());
  }

  @Test
  void httpsThroughAProxyIsAllowed() throws IOException {
    HttpUrl url = HttpUrl.get("https://api.datacue.co/v1/products");
    List<Proxy> seen = new ArrayList<>();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .proxy(proxy)
            .addInterceptor(signing(SigningScheme.SIGNED_BODY, url))
            .addInterceptor(
                chain -> {
                  seen.add(chain.getProxy());
                  return new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(204)
                      .message("No Content")
                      .build();
                })
            .build();
    client.newCall(post(url)).execute().close();
    assertEquals(List.of(proxy), seen);
  }

  private void assertRefused(OkHttpClient.Builder builder, SigningScheme scheme) {
    OkHttpClient client = builder.addInterceptor(signing(scheme, server.url())).build();
    SigningException e =
        assertThrows(
            SigningException.class, () -> client.newCall(post(server.url())).execute().close());
    assertTrue(e.getMessage().contains("http://127.0.0.1:" + server.url().port()), e.getMessage());
    assertTrue(e.getMessage().contains("127.0.0.1:" + proxyServer.url().port()), e.getMessage());
    assertTrue(e.getMessage().contains("not through a proxy"), e.getMessage());
    assertEquals(0, server.received.size());
    assertEquals(0, proxyServer.received.size());
  }

  private void send(OkHttpClient.Builder builder) throws IOException {
    OkHttpClient client =
        builder.addInterceptor(signing(SigningScheme.SIGNED_BODY, server.url())).build();
    HttpUrl url = server.url().newBuilder().username("me").password("pw").query("q=1").build();
    client.newCall(post(url)).execute().close();
  }

  private static SigningInterceptor signing(SigningScheme scheme, HttpUrl origin) {
    return SigningInterceptor.create(Credentials.of("key", "secret"), request -> scheme, origin);
  }

  private static Request post(HttpUrl url) {
    return new Request.Builder().url(url).post(RequestBody.create("{}", Bodies.JSON)).build();
  }

  private static ProxySelector selecting(Function<URI, List<Proxy>> choice) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return choice.apply(uri);
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        throw new AssertionError(failure);
      }
    };
  }
}
