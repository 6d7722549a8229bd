package io.eventops.standalone;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// HTTP/1.1 by hand, one request on each connection: what leaves is what the test has written, and
/// no library adds or mends anything.
final class PlainHttp {
  private static final int LONGEST_WAIT_MS = 60_000;

  private PlainHttp() {}

  /// @param headers by lower-case name
  /// @param body as it came, but for the chunks it may have come in
  record Response(int status, Map<String, String> headers, Buffer body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /// The body as text, decompressed if it has to be.
    String text() {
      try {
        return new String(
            header("content-encoding").equals("gzip")
                ? new GZIPInputStream(new ByteArrayInputStream(body.getBytes())).readAllBytes()
                : body.getBytes(),
            StandardCharsets.UTF_8);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }

  /// @param head request line and headers, a line each
  static Response send(String address, String head, byte[] body) {
    URI server = URI.create(address);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LONGEST_WAIT_MS);
      OutputStream out = socket.getOutputStream();
      String lines = head.strip().replace("\n", "\r\n") + "\r\n\r\n";
      out.write(lines.getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Response read(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    byte[] body =
        headers.getOrDefault("transfer-encoding", "").equals("chunked")
            ? chunks(in)
            : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Response(status, headers, Buffer.buffer(body));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", 2)[0], 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server has hung up after: " + line);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
