package io.eventops.ingest.event;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `traceparent` header of W3C Trace Context, version 00:
/// `00-<32 hex trace id>-<16 hex parent id>-<2 hex flags>`, ids not all zero.
public final class TraceParent {
  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int TRACE_BYTES = 16;
  private static final int PARENT_BYTES = 8;
  private static final String NOT_SAMPLED = "00";
  private static final SecureRandom SEED = new SecureRandom();
  private static final byte[] PROCESS = SEED.generateSeed(PARENT_BYTES);

  private TraceParent() {}

  /// The caller's context when it is valid, else a new one, as the specification asks.
  public static String of(@Nullable String header) {
    return header != null && VALID.matcher(header).matches() ? header : generated();
  }

  /// Random within the process, prefixed by the process: unique is enough, unpredictable is not
  /// needed.
  private static String generated() {
    byte[] trace = new byte[TRACE_BYTES];
    byte[] parent = new byte[PARENT_BYTES];
    ThreadLocalRandom.current().nextBytes(trace);
    ThreadLocalRandom.current().nextBytes(parent);
    System.arraycopy(PROCESS, 0, trace, 0, PROCESS.length / 2);
    trace[TRACE_BYTES - 1] |= 1;
    parent[PARENT_BYTES - 1] |= 1;
    HexFormat hex = HexFormat.of();
    return "00-" + hex.formatHex(trace) + "-" + hex.formatHex(parent) + "-" + NOT_SAMPLED;
  }
}
