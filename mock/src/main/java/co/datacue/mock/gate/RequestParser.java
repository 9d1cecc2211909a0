package co.datacue.mock.gate;

import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.LazyLineParser;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Takes a request's target as it was written, also one that no URI may look like: its answer is the
 * gate's business.
 */
final class RequestParser extends LazyLineParser {
  private RequestParser() {}

  static DefaultHttpRequestParserFactory factory(Http1Config config) {
    return new DefaultHttpRequestParserFactory(config, new RequestParser(), new AsWritten());
  }

  /** The target is what stands between the first space and the last. */
  @Override
  public RequestLine parseRequestLine(CharArrayBuffer line) throws ParseException {
    int first = line.indexOf(' ');
    int last = line.length() - 1;
    while (last > first && line.charAt(last) != ' ') {
      last--;
    }
    if (first <= 0 || last - first < 2) {
      throw new ParseException("The request line is not METHOD TARGET VERSION");
    }
    CharArrayBuffer plain = new CharArrayBuffer(line.length());
    plain.append(line, 0, first);
    plain.append(" * ");
    plain.append(line, last + 1, line.length() - last - 1);
    RequestLine parsed = super.parseRequestLine(plain);
    return new RequestLine(
        parsed.getMethod(), line.substring(first + 1, last), parsed.getProtocolVersion());
  }

  private static final class AsWritten implements HttpRequestFactory<ClassicHttpRequest> {
    @Override
    public ClassicHttpRequest newHttpRequest(String method, String target) {
      return new BasicClassicHttpRequest(method, null, (URIAuthority) null, target);
    }

    @Override
    public ClassicHttpRequest newHttpRequest(String method, URI target) {
      return newHttpRequest(method, target.toString());
    }
  }
}
