package io.eventops.pipeline.job;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the frames among whatever else programs write to the standard error.
final class FrameReader {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_OUTPUTS = 1_000;
  private static final int LONGEST_COMPLAINT = 4_000;

  private final InputStream input;
  private final String nonce;
  private final StringBuilder complaints = new StringBuilder();
  private boolean opened;

  FrameReader(InputStream input, String nonce) {
    this.input = new BufferedInputStream(input);
    this.nonce = nonce;
  }

  /// The next frame; null at the end.
  @Nullable Frame next() throws IOException {
    while (true) {
      String line = readLine();
      if (line == null) {
        return null;
      }
      if (line.equals(nonce)) {
        // what came before is the noise of the login
        opened = true;
        complaints.setLength(0);
      } else if (opened && line.startsWith(nonce + " ")) {
        List<String> words = List.of(line.substring(nonce.length() + 1).split(" "));
        Map<String, String> outputs = words.getFirst().equals("end") ? readOutputs() : Map.of();
        return new Frame(words.getFirst(), words.subList(1, words.size()), outputs);
      } else if (complaints.length() + line.length() < LONGEST_COMPLAINT) {
        complaints.append(complaints.isEmpty() ? "" : "\n").append(line);
      }
    }
  }

  /// The machine has answered: our own program runs there.
  boolean opened() {
    return opened;
  }

  /// What was written besides frames, shortened.
  String complaints() {
    return complaints.toString().strip();
  }

  private @Nullable String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = input.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (line.size() < LONGEST_LINE) {
        line.write(next);
      }
      next = input.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private Map<String, String> readOutputs() throws IOException {
    Map<String, String> outputs = new HashMap<>();
    while (outputs.size() < MOST_OUTPUTS) {
      String name = readField();
      if (name.isEmpty()) {
        return outputs;
      }
      outputs.put(name, readField());
    }
    throw new IOException("more than " + MOST_OUTPUTS + " outputs");
  }

  private String readField() throws IOException {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    int next = input.read();
    while (next > 0) {
      if (field.size() >= JobScript.LONGEST_OUTPUT) {
        throw new IOException("an output is too long");
      }
      field.write(next);
      next = input.read();
    }
    if (next < 0) {
      throw new IOException("the connection ended within the outputs");
    }
    return field.toString(StandardCharsets.UTF_8);
  }
}
