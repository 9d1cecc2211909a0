package co.datacue.mock.gate;

import co.datacue.mock.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A request that is wrong or odd, and the row of the page that tells what it is answered with.
 *
 * @param row how the row begins
 * @param bytes what is sent
 */
public record OddRequest(String row, byte[] bytes) {
  private static final int MIB = 1024 * 1024;
  private static final String PUT = "PUT /v1/users/u HTTP/1.1\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  /** All that are sent in one go and answered by a mock as it comes. */
  public static List<OddRequest> all(Caller caller) {
    String key = "Authorization: " + caller.authorization("") + "\r\n";
    String origin = "Origin: https://shop.example\r\n";
    return List.of(
        raw("A first line that is not", "GET\r\n\r\n"),
        raw("A first line that is not", "GET /v1/users/u HTTP/x\r\n\r\n"),
        raw("A first line that is not", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"),
        raw("A first line that is not", PUT + "no colon\r\n\r\n"),
        raw("A first line that is not", PUT + "Content-Length: x\r\n\r\n"),
        raw("Another version", "GET /v1/users/u HTTP/3.0\r\n\r\n"),
        raw("Another `Transfer-Encoding`", PUT + "Transfer-Encoding: gzip\r\n\r\n"),
        raw("A line above 64 KiB", PUT + "X: " + "x".repeat(65 * 1024) + "\r\n\r\n"),
        raw("A line above 64 KiB", PUT + "X: y\r\n".repeat(201) + "\r\n"),
        raw("Headers of more than", PUT + ("X: " + "x".repeat(999) + "\r\n").repeat(16) + "\r\n"),
        raw("`CONNECT`", "CONNECT shop.example:443 HTTP/1.1\r\n\r\n"),
        raw("Chunks that are", PUT + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
        raw("A raw space", "DELETE /v1/users/a b HTTP/1.1\r\n\r\n"),
        raw("A percent sign", "DELETE /v1/users/% HTTP/1.1\r\n\r\n"),
        raw("A percent sign", "DELETE /v1/users/%zz HTTP/1.1\r\n\r\n"),
        raw("A path that is not UTF-8", "DELETE /v1/users/%FF HTTP/1.1\r\n\r\n"),
        raw("A path that is not UTF-8", "DELETE /v1/users/%C0%80 HTTP/1.1\r\n\r\n"),
        raw("A path that is not UTF-8", "DELETE /v1/users/%ED%A0%80 HTTP/1.1\r\n\r\n"),
        raw("A path that the contract", "DELETE /v1/users/a/../b HTTP/1.1\r\n\r\n"),
        raw("A path that the contract", "OPTIONS * HTTP/1.1\r\n\r\n"),
        raw("A method that the path", "GET /v1/users/u HTTP/1.1\r\n\r\n"),
        raw("A method that the path", "TRACE /v1/users/u HTTP/1.1\r\n\r\n"),
        accepting("An `Accept` that is no", "text", caller),
        accepting("An `Accept` that is no", "application/json;", caller),
        accepting("An `Accept` that is no", "a/b/c", caller),
        accepting("An `Accept` that is no", ";q=1", caller),
        accepting("An `Accept` that is no", "*/*;q=", caller),
        accepting("An `Accept` that is no", "a/b;c=\"", caller),
        accepting("`Accept: *`", "*", caller),
        accepting("`Accept: *`", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", caller),
        signed("A body without `Content-Type`", "", "{}", caller),
        signed("Another `Content-Type`", "Content-Type: text/plain\r\n", "{}", caller),
        signed("Another `Content-Type`", "Content-Type: garbage;;=\r\n", "{}", caller),
        signed("Another `Content-Type`", "Content-Type: application/json;\r\n", "{}", caller),
        signed("A `Content-Encoding`", JSON + "Content-Encoding: gzip\r\n", "{}", caller),
        signed("A `Prefer` that asks", JSON + "Prefer: code=999\r\n", "{}", caller),
        signed("A `Prefer` that cannot", JSON + "Prefer: code=abc\r\n", "{}", caller),
        raw("No credentials", PUT + JSON + "Content-Length: 2\r\n\r\n{}"),
        raw("No credentials", PUT + JSON + key + "Content-Length: 2\r\n\r\n{}"),
        raw(
            "`Expect: 100-continue`",
            PUT + JSON + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"),
        spaced(caller),
        raw("A batch above", "POST /v1/batch/users HTTP/1.1\r\nContent-Length: 5242881\r\n\r\n"),
        raw("Any other body above", PUT + "Content-Length: " + 16 * MIB + "\r\n\r\n"),
        raw("Any other body above", PUT + "Content-Length: " + (10 * MIB + 1) + "\r\n\r\n"),
        signed("A body that is not UTF-8", JSON, bytes("{\"title\":\"\u00ff\"}"), caller),
        signed("Malformed JSON", JSON, "{", caller),
        signed("Malformed JSON", JSON, "{\"title\":nul}", caller),
        signed("Two JSON values", JSON, "{} {}", caller),
        signed(
            "JSON nested",
            JSON,
            "{\"profile\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            caller),
        signed("JSON nested", JSON, "{\"a\":".repeat(5000) + "1" + "}".repeat(5000), caller),
        signed("`price: 1e400`", JSON, "{\"price\":1e400}", caller),
        signed("`price: 1e400`", JSON, "{\"price\":" + "9".repeat(400) + "}", caller),
        signed("A body that breaks", JSON, "{\"email\":5}", caller),
        signed("A call or a preflight", JSON + origin, "{}", caller),
        raw(
            "A call or a preflight",
            "OPTIONS /v1/users/u HTTP/1.1\r\n"
                + origin
                + "Access-Control-Request-Method: PUT\r\n\r\n"));
  }

  /** Bytes that are not text. */
  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static OddRequest raw(String row, String text) {
    return new OddRequest(row, bytes(text));
  }

  private static OddRequest accepting(String row, String accept, Caller caller) {
    return signed(row, JSON + "Accept: " + accept + "\r\n", "{}", caller);
  }

  private static OddRequest spaced(Caller caller) {
    String basic = caller.authorization(caller.signature(bytes("{}")));
    return raw(
        "`Basic` with extra",
        PUT
            + JSON
            + "Authorization: "
            + basic.replace(" ", "   ")
            + "\r\nContent-Length: 2\r\n\r\n{}");
  }

  private static OddRequest signed(String row, String headers, String body, Caller caller) {
    return signed(row, headers, Caller.bytes(body), caller);
  }

  private static OddRequest signed(String row, String headers, byte[] body, Caller caller) {
    byte[] head =
        bytes(
            PUT
                + headers
                + "Authorization: "
                + caller.authorization(caller.signature(body))
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n");
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return new OddRequest(row, all);
  }
}
