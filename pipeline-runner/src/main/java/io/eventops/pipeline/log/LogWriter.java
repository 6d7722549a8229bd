package io.eventops.pipeline.log;

/// Appends to one log. One writer per log at a time.
public interface LogWriter extends AutoCloseable {
  /// Bytes written so far, by this and all earlier writers: where a stream is to be continued.
  long size();

  /// Never fails for lack of room: what does not fit is dropped, and the log says so.
  void append(byte[] bytes);

  @Override
  void close();
}
